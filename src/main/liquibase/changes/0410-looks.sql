--liquibase formatted sql

--changeset identity:looks
--comment: How a domain looks on pages: its colours, and where its logo is.
alter table domains add column look jsonb;
comment on column domains.look is 'what its pages show before anybody signed in; null: as those of the service';
