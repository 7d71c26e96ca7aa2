--liquibase formatted sql

--changeset identity:mails-due
--comment: contract: since 1.0.0, which names the column in every row it writes. A new mail is due by the clock of the database, whatever the node's own says.
alter table mails alter column next_attempt_at set default now();
