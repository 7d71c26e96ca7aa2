--liquibase formatted sql

--changeset identity:trusted-devices
--comment: Devices that are not asked for the second factor for a while. An older node asks them.
create table trusted_devices (
    device_id       varchar(40) primary key,
    user_key        bigint      not null references users on delete cascade,
    domain_id       varchar(40) not null,
    secret_hash     bytea       not null,
    factor          text        not null,
    password_set_at timestamptz,
    source          varchar(45),
    agent           varchar(200),
    created_at      timestamptz not null,
    used_at         timestamptz,
    expires_at      timestamptz not null
);
comment on column trusted_devices.secret_hash is 'SHA-256 over user and secret';
comment on column trusted_devices.factor is 'the app or mailbox that was proven there: with another one it is trusted no more';
comment on column trusted_devices.password_set_at is 'of the password that was given there: with another one it is trusted no more';
create index trusted_devices_user on trusted_devices (user_key);
create index trusted_devices_domain on trusted_devices (domain_id);
create index trusted_devices_expires_at on trusted_devices (expires_at);
