--liquibase formatted sql

--changeset identity:recovery-codes
--comment: What stands in for a lost second factor: codes of the user's own, and one that an administrator gave. An older node knows none of them.
create table recovery_codes (
    id         bigint generated always as identity primary key,
    user_key   bigint      not null references users on delete cascade,
    domain_id  varchar(40) not null,
    kind       varchar(20) not null check (kind in ('RECOVERY', 'BYPASS')),
    code_hash  bytea       not null,
    issued_by  varchar(255),
    created_at timestamptz not null,
    expires_at timestamptz,
    used_at    timestamptz,
    constraint recovery_codes_hash unique (user_key, code_hash)
);
comment on table recovery_codes is 'one row a code; used ones stay until the next set, so that it can be told when';
comment on column recovery_codes.code_hash is 'SHA-256 over user and code; a code is random enough to need no key';
comment on column recovery_codes.issued_by is 'of a BYPASS: who gave it';
create index recovery_codes_domain on recovery_codes (domain_id);
create index recovery_codes_expires_at on recovery_codes (expires_at) where expires_at is not null;
