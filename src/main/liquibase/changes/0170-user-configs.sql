--liquibase formatted sql

--changeset identity:user-configs
--comment: What a page keeps for its user, such as the workspace they used last; gone with the user.
create table user_configs (
    id         bigint       not null generated always as identity primary key,
    user_key   bigint       not null references users (id) on delete cascade,
    domain_id  varchar(40)  not null,
    name       varchar(255) not null,
    data       jsonb        not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null,
    constraint user_configs_name unique (user_key, name)
);
