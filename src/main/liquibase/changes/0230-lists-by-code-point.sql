--liquibase formatted sql

--changeset identity:domains-list runInTransaction:false
--comment: Every list is ordered by code point, and begins with its first page: an index in the database's language orders nothing, unless that is C.
drop index concurrently if exists domains_list;
create index concurrently domains_list on domains (name collate "C", id) where state <> 'DELETED';

--changeset identity:roles-list runInTransaction:false
drop index concurrently if exists roles_list;
create index concurrently roles_list on roles (domain_id, name collate "C", id);

--changeset identity:workspaces-created-at runInTransaction:false
drop index concurrently if exists workspaces_created_at;
create index concurrently workspaces_created_at on workspaces (domain_id, created_at, id) where state <> 'DELETED';

--changeset identity:workspace-groups-list runInTransaction:false
drop index concurrently if exists workspace_groups_list;
create index concurrently workspace_groups_list on workspace_groups (domain_id, name collate "C", id);

--changeset identity:role-bindings-list runInTransaction:false
drop index concurrently if exists role_bindings_list;
create index concurrently role_bindings_list on role_bindings (domain_id, created_at, role_binding_id collate "C", id);

--changeset identity:role-bindings-in-workspace runInTransaction:false
drop index concurrently if exists role_bindings_in_workspace;
create index concurrently role_bindings_in_workspace
    on role_bindings (domain_id, workspace_id, created_at, role_binding_id collate "C", id);

--changeset identity:user-groups-list runInTransaction:false
drop index concurrently if exists user_groups_list;
create index concurrently user_groups_list on user_groups (domain_id, name collate "C", id);

--changeset identity:user-groups-in-workspace runInTransaction:false
drop index concurrently if exists user_groups_in_workspace;
create index concurrently user_groups_in_workspace on user_groups (domain_id, workspace_id, name collate "C", id);

--changeset identity:project-groups-list runInTransaction:false
drop index concurrently if exists project_groups_list;
create index concurrently project_groups_list on project_groups (domain_id, name collate "C", id);

--changeset identity:project-groups-in-workspace runInTransaction:false
drop index concurrently if exists project_groups_in_workspace;
create index concurrently project_groups_in_workspace
    on project_groups (domain_id, workspace_id, name collate "C", id);

--changeset identity:projects-list runInTransaction:false
drop index concurrently if exists projects_list;
create index concurrently projects_list on projects (domain_id, name collate "C", id);

--changeset identity:projects-in-workspace runInTransaction:false
drop index concurrently if exists projects_in_workspace;
create index concurrently projects_in_workspace on projects (domain_id, workspace_id, name collate "C", id);

--changeset identity:mails-user runInTransaction:false
--comment: Finds the mails of a user.
drop index concurrently if exists mails_user;
create index concurrently mails_user on mails (domain_id, user_id, created_at, id);

--changeset identity:apps-expired-at runInTransaction:false
--comment: Finds the apps whose keys are about to end.
drop index concurrently if exists apps_expired_at;
create index concurrently apps_expired_at on apps (expired_at);

--changeset identity:domains-deleted-at runInTransaction:false
--comment: Finds the domains that are to be erased.
drop index concurrently if exists domains_deleted_at;
create index concurrently domains_deleted_at on domains (deleted_at) where state = 'DELETED';

--changeset identity:role-bindings-owners runInTransaction:false
--comment: Finds the owners among the many of a workspace.
drop index concurrently if exists role_bindings_owners;
create index concurrently role_bindings_owners on role_bindings (domain_id, workspace_id)
    where role_type = 'WORKSPACE_OWNER';
