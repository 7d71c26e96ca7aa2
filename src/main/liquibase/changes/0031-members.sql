--liquibase formatted sql

--changeset identity:user-groups
create table user_groups (
    user_group_id varchar(40)  primary key,
    domain_id     varchar(40)  not null,
    workspace_id  varchar(40)  not null,
    name          varchar(255) not null,
    description   varchar(255),
    tags          jsonb        not null default '{}',
    created_at    timestamptz  not null,
    id            bigint generated always as identity,
    constraint user_groups_name unique (domain_id, workspace_id, name),
    constraint user_groups_key unique (domain_id, workspace_id, user_group_id),
    constraint user_groups_workspace foreign key (domain_id, workspace_id) references workspaces (domain_id, workspace_id)
);
-- membership hangs on the binding: whoever leaves the workspace leaves its groups
create table user_group_users (
    user_group_id varchar(40) not null,
    domain_id     varchar(40) not null,
    workspace_id  varchar(40) not null,
    user_id       varchar(60) not null,
    id            bigint generated always as identity,
    primary key (user_group_id, user_id),
    foreign key (domain_id, workspace_id, user_group_id)
        references user_groups (domain_id, workspace_id, user_group_id) on delete cascade,
    constraint user_group_users_binding foreign key (domain_id, user_id, workspace_id)
        references role_bindings (domain_id, user_id, workspace_id) on delete cascade
);
create index user_group_users_user on user_group_users (domain_id, user_id, workspace_id);

--changeset identity:project-groups
create table project_groups (
    project_group_id   varchar(40)  primary key,
    domain_id          varchar(40)  not null,
    workspace_id       varchar(40)  not null,
    name               varchar(255) not null,
    parent_group_id    varchar(40),
    reference_id       varchar(255),
    is_managed         boolean      not null default false,
    trusted_account_id varchar(40),
    tags               jsonb        not null default '{}',
    created_at         timestamptz  not null,
    last_synced_at     timestamptz,
    id                 bigint generated always as identity,
    constraint project_groups_key unique (domain_id, workspace_id, project_group_id),
    constraint project_groups_workspace foreign key (domain_id, workspace_id)
        references workspaces (domain_id, workspace_id),
    constraint project_groups_parent foreign key (domain_id, workspace_id, parent_group_id)
        references project_groups (domain_id, workspace_id, project_group_id),
    constraint project_groups_no_own_parent check (parent_group_id <> project_group_id)
);
create index project_groups_parent on project_groups (parent_group_id) where parent_group_id is not null;
create table project_group_users (
    project_group_id varchar(40) not null,
    domain_id        varchar(40) not null,
    workspace_id     varchar(40) not null,
    user_id          varchar(60) not null,
    id               bigint generated always as identity,
    primary key (project_group_id, user_id),
    foreign key (domain_id, workspace_id, project_group_id)
        references project_groups (domain_id, workspace_id, project_group_id) on delete cascade,
    constraint project_group_users_binding foreign key (domain_id, user_id, workspace_id)
        references role_bindings (domain_id, user_id, workspace_id) on delete cascade
);
create index project_group_users_user on project_group_users (domain_id, user_id, workspace_id);

--changeset identity:projects
create table projects (
    project_id         varchar(40)  primary key,
    domain_id          varchar(40)  not null,
    workspace_id       varchar(40)  not null,
    name               varchar(255) not null,
    project_type       varchar(20)  not null check (project_type in ('PRIVATE', 'PUBLIC')),
    project_group_id   varchar(40),
    created_by         varchar(255) not null,
    reference_id       varchar(255),
    is_managed         boolean      not null default false,
    trusted_account_id varchar(40),
    tags               jsonb        not null default '{}',
    created_at         timestamptz  not null,
    last_synced_at     timestamptz,
    id                 bigint generated always as identity,
    constraint projects_key unique (domain_id, workspace_id, project_id),
    constraint projects_workspace foreign key (domain_id, workspace_id) references workspaces (domain_id, workspace_id),
    constraint projects_group foreign key (domain_id, workspace_id, project_group_id)
        references project_groups (domain_id, workspace_id, project_group_id)
);
create index projects_group on projects (project_group_id) where project_group_id is not null;
create table project_users (
    project_id   varchar(40) not null,
    domain_id    varchar(40) not null,
    workspace_id varchar(40) not null,
    user_id      varchar(60) not null,
    id           bigint generated always as identity,
    primary key (project_id, user_id),
    foreign key (domain_id, workspace_id, project_id)
        references projects (domain_id, workspace_id, project_id) on delete cascade,
    constraint project_users_binding foreign key (domain_id, user_id, workspace_id)
        references role_bindings (domain_id, user_id, workspace_id) on delete cascade
);
create index project_users_user on project_users (domain_id, user_id, workspace_id);

--changeset identity:apps
create table apps (
    app_id             varchar(40)  primary key,
    domain_id          varchar(40)  not null references domains,
    name               varchar(40)  not null,
    state              varchar(20)  not null check (state in ('ENABLED', 'DISABLED')),
    is_managed         boolean      not null default false,
    tags               jsonb        not null default '{}',
    role_id            varchar(40)  not null,
    role_type          varchar(20)  not null,
    client_id          varchar(40)  not null unique,
    resource_group     varchar(20)  not null check (resource_group in ('DOMAIN', 'WORKSPACE', 'PROJECT')),
    workspace_id       varchar(40)  not null,
    bound_workspace_id varchar(40) generated always as (nullif(workspace_id, '*')) stored,
    project_id         varchar(40),
    project_group_id   varchar(40),
    created_at         timestamptz  not null,
    expired_at         timestamptz  not null,
    last_accessed_at   timestamptz,
    id                 bigint generated always as identity,
    constraint apps_role foreign key (domain_id, role_id, role_type) references roles (domain_id, role_id, role_type),
    constraint apps_workspace foreign key (domain_id, bound_workspace_id)
        references workspaces (domain_id, workspace_id),
    -- a secret for a project that is gone is good for nothing
    constraint apps_project foreign key (domain_id, bound_workspace_id, project_id)
        references projects (domain_id, workspace_id, project_id) on delete cascade,
    constraint apps_project_group foreign key (domain_id, bound_workspace_id, project_group_id)
        references project_groups (domain_id, workspace_id, project_group_id) on delete cascade,
    check ((resource_group = 'DOMAIN') = (workspace_id = '*')),
    check ((resource_group = 'PROJECT') = (num_nonnulls(project_id, project_group_id) = 1)),
    check (role_type = case resource_group when 'DOMAIN' then 'DOMAIN_ADMIN'
                                           when 'WORKSPACE' then 'WORKSPACE_OWNER'
                                           else 'WORKSPACE_MEMBER' end)
);
comment on column apps.client_id is 'names the one secret that is good; the secret itself is not kept';
create index apps_list on apps (domain_id, created_at, id);
create index apps_workspace on apps (domain_id, workspace_id);
create index apps_role on apps (domain_id, role_id);
create index apps_project on apps (project_id) where project_id is not null;
create index apps_project_group on apps (project_group_id) where project_group_id is not null;

--changeset identity:external-auths
create table external_auths (
    domain_id    varchar(40)  primary key references domains,
    plugin_id    varchar(255) not null,
    version      varchar(255),
    upgrade_mode varchar(20)  check (upgrade_mode in ('AUTO', 'MANUAL')),
    options      jsonb        not null,
    metadata     jsonb        not null,
    secret_id    varchar(40),
    secret       text,
    schema_id    varchar(255),
    updated_at   timestamptz  not null
);
comment on column external_auths.metadata is 'public: sign-in pages show it to anybody';
comment on column external_auths.secret is 'encrypted with the secret key of the installation';
