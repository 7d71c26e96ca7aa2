--liquibase formatted sql

--changeset identity:secret-keys
create table secret_keys (
    key_id     varchar(8)  primary key,
    started_at timestamptz not null,
    seen_at    timestamptz not null
);
comment on table secret_keys is 'the secret keys that seal on some node, or did; the keys themselves are not in the database';
comment on column secret_keys.started_at is 'when a node last started to seal with it; all that is sealed moves to the newest';
comment on column secret_keys.seen_at is 'when a node last sealed with it, to the minute';

--changeset identity:sealed-with runInTransaction:false
--comment: Finds what is sealed with which key: the sealed text begins with v1.<key id>.
drop index concurrently if exists otp_secrets_sealed_with;
create index concurrently otp_secrets_sealed_with on otp_secrets ((left(secret, 12)) collate "C");
drop index concurrently if exists signing_keys_sealed_with;
create index concurrently signing_keys_sealed_with on signing_keys ((left(private_jwk, 12)) collate "C");
drop index concurrently if exists external_auths_sealed_with;
create index concurrently external_auths_sealed_with on external_auths ((left(secret, 12)) collate "C")
    where secret is not null;
drop index concurrently if exists mails_sealed_with;
create index concurrently mails_sealed_with on mails ((left(sealed_secret, 12)) collate "C")
    where sealed_secret is not null;
