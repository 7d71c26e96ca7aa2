--liquibase formatted sql

--changeset identity:workspace-groups
create table workspace_groups (
    workspace_group_id varchar(40)  primary key,
    domain_id          varchar(40)  not null references domains,
    name               varchar(255) not null,
    tags               jsonb        not null default '{}',
    created_by         varchar(255) not null,
    updated_by         varchar(255) not null,
    created_at         timestamptz  not null,
    updated_at         timestamptz  not null,
    id                 bigint generated always as identity,
    constraint workspace_groups_name unique (domain_id, name),
    constraint workspace_groups_domain unique (domain_id, workspace_group_id)
);
comment on column workspace_groups.created_by is 'a user id or an app id';

--changeset identity:workspaces
create table workspaces (
    workspace_id          varchar(40)  primary key,
    domain_id             varchar(40)  not null references domains,
    name                  varchar(255) not null,
    state                 varchar(20)  not null check (state in ('ENABLED', 'DISABLED', 'DELETED')),
    tags                  jsonb        not null default '{}',
    created_by            varchar(255) not null,
    reference_ids         jsonb        not null default '[]',
    is_managed            boolean      not null default false,
    trusted_account_id    varchar(40),
    last_synced_at        timestamptz,
    packages              jsonb        not null default '[]',
    is_dormant            boolean      not null default false,
    dormant_ttl           integer      not null default -1,
    dormant_updated_at    timestamptz,
    service_account_count integer      not null default 0,
    cost_info             jsonb        not null default '{"day": 0, "month": 0}',
    workspace_group_id    varchar(40),
    created_at            timestamptz  not null,
    changed_at            timestamptz,
    deleted_at            timestamptz,
    id                    bigint generated always as identity,
    constraint workspaces_domain unique (domain_id, workspace_id),
    constraint workspaces_in_group unique (workspace_id, workspace_group_id),
    constraint workspaces_group foreign key (domain_id, workspace_group_id)
        references workspace_groups (domain_id, workspace_group_id)
);
comment on column workspaces.changed_at is 'when it last changed its group';
-- the name of a deleted workspace is free again
create unique index workspaces_name on workspaces (domain_id, name) where state <> 'DELETED';
create index workspaces_list on workspaces (domain_id, name collate "C", id) where state <> 'DELETED';
create index workspaces_group_id on workspaces (workspace_group_id) where workspace_group_id is not null;

--changeset identity:workspace-group-users
-- a role's type never changes, so whoever stores a role may store its type and be held to it
alter table roles add constraint roles_type unique (domain_id, role_id, role_type);
create table workspace_group_users (
    workspace_group_id varchar(40) not null,
    domain_id          varchar(40) not null,
    user_id            varchar(60) not null,
    role_id            varchar(40) not null,
    role_type          varchar(20) not null check (role_type in ('WORKSPACE_OWNER', 'WORKSPACE_MEMBER')),
    id                 bigint generated always as identity,
    primary key (workspace_group_id, user_id),
    constraint workspace_group_users_role_of_user unique (workspace_group_id, user_id, role_id, role_type),
    constraint workspace_group_users_group foreign key (domain_id, workspace_group_id)
        references workspace_groups (domain_id, workspace_group_id),
    constraint workspace_group_users_user foreign key (domain_id, user_id)
        references users (domain_id, user_id) on delete cascade,
    constraint workspace_group_users_role foreign key (domain_id, role_id, role_type)
        references roles (domain_id, role_id, role_type)
);
create index workspace_group_users_user on workspace_group_users (domain_id, user_id);
create index workspace_group_users_role on workspace_group_users (domain_id, role_id);

--changeset identity:role-bindings-integrity
alter table role_bindings
    add column bound_workspace_id varchar(40) generated always as (nullif(workspace_id, '*')) stored,
    add constraint role_bindings_workspace foreign key (domain_id, bound_workspace_id)
        references workspaces (domain_id, workspace_id),
    add constraint role_bindings_role_type foreign key (domain_id, role_id, role_type)
        references roles (domain_id, role_id, role_type),
    -- made by a group: only while the workspace and the user are in it, and with the user's role there
    add constraint role_bindings_workspace_in_group foreign key (bound_workspace_id, workspace_group_id)
        references workspaces (workspace_id, workspace_group_id),
    add constraint role_bindings_user_in_group foreign key (workspace_group_id, user_id, role_id, role_type)
        references workspace_group_users (workspace_group_id, user_id, role_id, role_type)
        on update cascade on delete cascade,
    add constraint role_bindings_group_is_of_workspaces check (workspace_group_id is null or workspace_id <> '*');
create index role_bindings_group_user on role_bindings (workspace_group_id, user_id) where workspace_group_id is not null;
