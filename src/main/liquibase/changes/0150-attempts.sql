--liquibase formatted sql

--changeset identity:attempts-under-way
--comment: An attempt whose end is not known yet is no failure: only a wrong answer counts.
alter table failed_attempts
    add column pending    integer not null default 0,
    add column pending_at timestamptz;
comment on column failed_attempts.pending is 'attempts that are being judged at this moment';
comment on column failed_attempts.pending_at is 'when the latest of them began; a killed node ends none';

--changeset identity:known-sources
--comment: Where somebody has signed in from before: strangers elsewhere do not lock that door.
create table known_sources (
    account text        not null,
    source  text        not null,
    seen_at timestamptz not null,
    primary key (account, source)
);
create index known_sources_seen_at on known_sources (seen_at);
