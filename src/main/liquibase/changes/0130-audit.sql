--liquibase formatted sql

--changeset identity:audit-more
--comment: What the caller's program called itself; how often the same was refused within a minute, and when last.
alter table audit_records
    add column agent   varchar(255),
    add column times   integer not null default 1,
    add column last_at timestamptz,
    add column fold    varchar(64);
comment on column audit_records.fold is 'equal for refusals that are counted in one row';

--changeset identity:audit-created-at runInTransaction:false
--comment: Finds the oldest. Built without keeping anybody from writing.
drop index concurrently if exists audit_records_created_at;
create index concurrently audit_records_created_at on audit_records (created_at);

--changeset identity:audit-fold runInTransaction:false
drop index concurrently if exists audit_records_fold;
create unique index concurrently audit_records_fold on audit_records (fold) where fold is not null;
