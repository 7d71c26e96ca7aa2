--liquibase formatted sql

--changeset identity:domains
create table domains (
    domain_id  varchar(40) primary key,
    name       varchar(255) not null,
    state      varchar(20)  not null check (state in ('ENABLED', 'DISABLED', 'DELETED')),
    tags       jsonb        not null default '{}',
    settings   jsonb        not null default '{}',
    created_at timestamptz  not null,
    deleted_at timestamptz,
    id         bigint generated always as identity
);
comment on column domains.id is 'order of insertion';
-- the name of a deleted domain is free again
create unique index domains_name on domains (name) where state <> 'DELETED';

--changeset identity:signing-keys
create table signing_keys (
    kid         varchar(40) primary key,
    domain_id   varchar(40) not null references domains,
    purpose     varchar(20) not null check (purpose in ('ACCESS', 'REFRESH')),
    public_jwk  text        not null,
    private_jwk text        not null,
    created_at  timestamptz not null,
    retired_at  timestamptz
);
comment on column signing_keys.private_jwk is 'encrypted with the secret key of the installation';
comment on column signing_keys.retired_at is 'signs no more; verifies until its last token has died';
create index signing_keys_domain on signing_keys (domain_id, purpose, created_at);
-- one key signs at a time
create unique index signing_keys_signing on signing_keys (domain_id, purpose) where retired_at is null;

--changeset identity:roles
create table roles (
    domain_id   varchar(40)  not null references domains,
    role_id     varchar(40)  not null,
    name        varchar(255) not null,
    state       varchar(20)  not null check (state in ('ENABLED', 'DISABLED')),
    version     varchar(40),
    role_type   varchar(20)  not null check (role_type in ('DOMAIN_ADMIN', 'WORKSPACE_OWNER', 'WORKSPACE_MEMBER')),
    permissions jsonb        not null default '[]',
    page_access jsonb        not null default '[]',
    tags        jsonb        not null default '{}',
    is_managed  boolean      not null default false,
    created_at  timestamptz  not null,
    updated_at  timestamptz  not null,
    id          bigint generated always as identity,
    primary key (domain_id, role_id),
    constraint roles_name unique (domain_id, name)
);
