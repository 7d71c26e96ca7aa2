--liquibase formatted sql

--changeset identity:external-directories
--comment: Directories of a domain besides the one in external_auths, which is asked before them.
create table external_directories (
    directory_id varchar(40)  primary key,
    domain_id    varchar(40)  not null references domains,
    name         varchar(255) not null,
    position     integer      not null,
    plugin_id    varchar(255) not null,
    version      varchar(255),
    upgrade_mode varchar(20)  check (upgrade_mode in ('AUTO', 'MANUAL')),
    options      jsonb        not null,
    metadata     jsonb        not null,
    secret_id    varchar(40),
    secret       text,
    schema_id    varchar(255),
    schema       jsonb,
    created_at   timestamptz  not null,
    updated_at   timestamptz  not null,
    constraint external_directories_name unique (domain_id, name)
);
comment on column external_directories.metadata is 'public: sign-in pages show it to anybody';
comment on column external_directories.secret is 'encrypted with the secret key of the installation';
create index external_directories_sealed_with on external_directories ((left(secret, 12)) collate "C")
    where secret is not null;

--changeset identity:directory-of-users
--comment: Which directory vouched for an external user first. Null before; with external_subject, the one in external_auths.
alter table users add column directory_id varchar(40);
comment on column users.directory_id is 'external_directories, or the id of the domain for the one in external_auths';
