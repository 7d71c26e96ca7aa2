--liquibase formatted sql

--changeset identity:verify-codes
create table verify_codes (
    id         bigint generated always as identity primary key,
    user_key   bigint       not null references users on delete cascade,
    domain_id  varchar(40)  not null,
    purpose    varchar(20)  not null check (purpose in ('EMAIL_VERIFY', 'MFA_ENABLE', 'MFA_DISABLE', 'MFA_LOGIN')),
    target     varchar(255) not null,
    code_hash  bytea,
    created_at timestamptz  not null,
    expires_at timestamptz  not null,
    tries      integer      not null default 0,
    ended_at   timestamptz
);
comment on table verify_codes is 'one row a challenge; rows of the last hour are also the record of what was sent';
comment on column verify_codes.target is 'the address the code went to, or the id of the secret it is made from';
comment on column verify_codes.code_hash is 'keyed hash; null when the user''s own app makes the code';
comment on column verify_codes.ended_at is 'used, replaced by a newer one, or withdrawn';
-- one challenge of a purpose at a time
create unique index verify_codes_live on verify_codes (user_key, purpose) where ended_at is null;
create index verify_codes_sent on verify_codes (user_key, purpose, created_at);
create index verify_codes_created_at on verify_codes (created_at);

--changeset identity:quotas
create table quotas (
    subject varchar(400) primary key,
    used    integer      not null,
    since   timestamptz  not null
);
comment on table quotas is 'how often something was asked for, by whom; old rows may be deleted at any time';
create index quotas_since on quotas (since);

--changeset identity:otp-secrets
create table otp_secrets (
    secret_id  varchar(40) primary key,
    user_key   bigint      not null references users on delete cascade,
    secret     text        not null,
    confirmed  boolean     not null default false,
    last_step  bigint      not null default 0,
    created_at timestamptz not null
);
comment on column otp_secrets.secret is 'encrypted with the secret key of the installation';
comment on column otp_secrets.last_step is 'the last 30-second step a code was accepted for; it and older ones are spent';
create index otp_secrets_user on otp_secrets (user_key);

--changeset identity:temporary-passwords
alter table users
    add column temporary_password varchar(255),
    add column temporary_until    timestamptz;
comment on column users.temporary_password is 'hash of a mailed password, good beside the user''s own until it is used or dies';

--changeset identity:links-and-refresh
alter table sessions
    add column address     varchar(255),
    add column refresh_key varchar(32);
comment on column sessions.address is 'where a link was mailed to: whoever redeems it has proven that mailbox';
comment on column sessions.refresh_key is 'v1 only: the one refresh token of the family that is still good';
