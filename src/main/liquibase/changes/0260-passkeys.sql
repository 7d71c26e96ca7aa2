--liquibase formatted sql

--changeset identity:passkeys
--comment: Keys that users prove themselves with (WebAuthn). An older node asks for the password as before.
create table passkeys (
    passkey_id    varchar(40)  primary key,
    user_key      bigint       not null references users on delete cascade,
    domain_id     varchar(40)  not null,
    credential_id bytea        not null,
    user_handle   bytea        not null,
    public_key    bytea        not null,
    counter       bigint       not null,
    aaguid        varchar(36)  not null,
    transports    varchar(200) not null,
    backed_up     boolean      not null,
    name          varchar(255) not null,
    created_at    timestamptz  not null,
    used_at       timestamptz,
    constraint passkeys_credential unique (domain_id, credential_id)
);
comment on table passkeys is 'public halves: whoever reads them cannot sign in';
comment on column passkeys.user_handle is 'random: what the device keeps in place of a name';
comment on column passkeys.public_key is 'as COSE writes it';
comment on column passkeys.counter is 'of the last use; 0 where a device does not count';
create index passkeys_user on passkeys (user_key);

--changeset identity:passkey-challenges
--comment: What a passkey is to sign, good once and for minutes.
create table passkey_challenges (
    challenge_hash bytea       primary key,
    purpose        varchar(20) not null check (purpose in ('ADD', 'SECOND_FACTOR', 'SIGN_IN')),
    domain_id      varchar(40) not null,
    user_key       bigint      references users on delete cascade,
    session_id     varchar(40),
    user_handle    bytea,
    expires_at     timestamptz not null
);
comment on column passkey_challenges.user_key is 'null of a SIGN_IN: nobody has said who they are';
create index passkey_challenges_user on passkey_challenges (user_key);
create index passkey_challenges_domain on passkey_challenges (domain_id);
create index passkey_challenges_expires_at on passkey_challenges (expires_at);
