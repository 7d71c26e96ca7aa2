--liquibase formatted sql

--changeset identity:users
create table users (
    id               bigint generated always as identity primary key,
    domain_id        varchar(40)  not null references domains,
    user_id          varchar(60)  not null,
    folded_id        text         not null,
    password         varchar(255),
    password_set_at  timestamptz,
    name             varchar(128) not null default '',
    state            varchar(20)  not null check (state in ('ENABLED', 'DISABLED', 'PENDING')),
    email            varchar(255) not null default '',
    email_verified   boolean      not null default false,
    auth_type        varchar(20)  not null check (auth_type in ('LOCAL', 'EXTERNAL')),
    user_type        varchar(20)  not null default 'USER' check (user_type in ('USER', 'API_USER')),
    role_id          varchar(40),
    role_type        varchar(20)  not null default 'USER' check (role_type in ('DOMAIN_ADMIN', 'USER')),
    mfa              jsonb,
    required_actions jsonb        not null default '[]',
    language         varchar(7)   not null,
    timezone         varchar(50)  not null,
    refresh_timeout  integer,
    tags             jsonb,
    created_at       timestamptz  not null,
    last_accessed_at timestamptz,
    constraint users_user_id unique (domain_id, user_id),
    -- ids that differ only in case or Unicode form would be taken for one another by people
    constraint users_folded_id unique (domain_id, folded_id),
    foreign key (domain_id, role_id) references roles
);
comment on column users.id is 'the identity behind a user_id: a deleted user and a new one of the same name are two';

--changeset identity:users-indexes
create index users_name on users (domain_id, name collate "C", user_id collate "C", id);
create index users_created_at on users (domain_id, created_at, id);
create index users_last_accessed_at on users (domain_id, last_accessed_at nulls first, id);
create index users_state on users (domain_id, state);
create index users_admins on users (domain_id, state) where role_type = 'DOMAIN_ADMIN';
create index users_role on users (domain_id, role_id) where role_id is not null;
create index users_tags on users using gin (tags jsonb_path_ops);

--changeset identity:role-bindings
create table role_bindings (
    role_binding_id    varchar(40) primary key,
    domain_id          varchar(40) not null references domains,
    user_id            varchar(60) not null,
    role_id            varchar(40) not null,
    role_type          varchar(20) not null,
    resource_group     varchar(20) not null check (resource_group in ('DOMAIN', 'WORKSPACE')),
    workspace_id       varchar(40) not null,
    workspace_group_id varchar(40),
    created_at         timestamptz not null,
    id                 bigint generated always as identity,
    -- one binding per user and workspace; through '*', one administrator binding per user
    constraint role_bindings_user_workspace unique (domain_id, user_id, workspace_id),
    constraint role_bindings_user foreign key (domain_id, user_id) references users (domain_id, user_id),
    constraint role_bindings_role foreign key (domain_id, role_id) references roles,
    check ((resource_group = 'DOMAIN') = (workspace_id = '*')),
    check ((resource_group = 'DOMAIN') = (role_type = 'DOMAIN_ADMIN'))
);
create index role_bindings_workspace on role_bindings (domain_id, workspace_id);
create index role_bindings_role_id on role_bindings (domain_id, role_id);
create index role_bindings_group on role_bindings (domain_id, workspace_group_id) where workspace_group_id is not null;

--changeset identity:sessions
create table sessions (
    session_id varchar(32) primary key,
    user_key   bigint      not null references users on delete cascade,
    domain_id  varchar(40) not null,
    kind       varchar(20) not null check (kind in ('SIGN_IN', 'LINK', 'ENROLMENT')),
    source     varchar(45),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz
);
comment on table sessions is 'one row a sign-in or mailed link: the family of all tokens that came from it';
create index sessions_user on sessions (user_key, expires_at);
create index sessions_expires_at on sessions (expires_at);

--changeset identity:system-tokens
create table system_tokens (
    token_id   varchar(32) primary key,
    subject    varchar(60) not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);

--changeset identity:failed-attempts
create table failed_attempts (
    subject       text        primary key,
    failures      integer      not null,
    since         timestamptz  not null,
    blocked_until timestamptz
);
create index failed_attempts_since on failed_attempts (since);

--changeset identity:audit-records
create table audit_records (
    id         bigint generated always as identity primary key,
    domain_id  varchar(40)  not null,
    created_at timestamptz  not null,
    actor_type varchar(20)  not null,
    actor_id   varchar(255) not null,
    session_id varchar(32),
    source     varchar(45),
    request_id varchar(64),
    action     varchar(60)  not null,
    target     varchar(40)  not null,
    target_id  varchar(255) not null,
    workspace_id varchar(40),
    outcome    varchar(20)  not null check (outcome in ('SUCCESS', 'REFUSED')),
    reason     varchar(255),
    details    jsonb        not null default '{}'
);
create index audit_records_domain on audit_records (domain_id, created_at, id);
create index audit_records_target on audit_records (domain_id, target_id, created_at, id);
create index audit_records_actor on audit_records (domain_id, actor_id, created_at, id);
