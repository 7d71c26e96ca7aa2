--liquibase formatted sql

--changeset identity:mails-due
--comment: expand: a new mail is due by the clock of the database, whatever the node's own says. A node of the release before gives its own, as ever.
alter table mails alter column next_attempt_at set default now();
