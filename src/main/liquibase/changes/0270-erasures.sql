--liquibase formatted sql

--changeset identity:erasures
--comment: Whose traces are being removed, and the receipts. An older node removes the person and leaves the traces.
create table erasures (
    erasure_id    varchar(40)  primary key,
    domain_id     varchar(40)  not null references domains,
    pseudonym     varchar(40)  not null,
    user_id       varchar(60),
    email         varchar(255),
    since         timestamptz  not null,
    requested_at  timestamptz  not null,
    read_upto     bigint       not null default 0,
    mails         integer      not null default 0,
    records       integer      not null default 0,
    things        integer      not null default 0,
    completed_at  timestamptz
);
comment on table erasures is 'people whose traces are removed in portions; afterwards the receipt, which names nobody';
comment on column erasures.user_id is 'until it is done: what to look for, as email';
comment on column erasures.since is 'what is older under this id was somebody else''s';
comment on column erasures.read_upto is 'the last audit record that was searched for the name';
create index erasures_domain on erasures (domain_id);
create index erasures_open on erasures (requested_at) where completed_at is null;
create index erasures_completed on erasures (completed_at) where completed_at is not null;
