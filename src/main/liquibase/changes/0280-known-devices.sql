--liquibase formatted sql

--changeset identity:factor-policy
--comment: What a domain asks of its people beside the password. Without one all is as before; an older node does not look at it.
alter table domains add column factor_policy jsonb;

--changeset identity:known-devices
--comment: With what and from where people have signed in, so that they are told when it is with something else.
create table known_devices (
    user_key bigint       not null references users on delete cascade,
    program  varchar(200) not null,
    place    varchar(45)  not null,
    since    timestamptz  not null,
    seen_at  timestamptz  not null,
    primary key (user_key, program, place)
);
comment on column known_devices.program is 'what the program calls itself, without the numbers of its version';
comment on column known_devices.place is 'the block of the address: two numbers of an IPv4 address, 32 bits of an IPv6 one';
