--liquibase formatted sql

--changeset identity:applied-change-logs
--comment: expand: by it a start knows that there is nothing to migrate. The release before does not look at it.
create table applied_change_logs
(
    fingerprint char(64)    not null primary key,
    changes     integer     not null,
    applied_at  timestamptz not null default now()
);
comment on column applied_change_logs.fingerprint is 'SHA-256 of the change log and its files';
comment on column applied_change_logs.changes is 'how many rows of databasechangelog there were then';
