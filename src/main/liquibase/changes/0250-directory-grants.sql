--liquibase formatted sql

--changeset identity:directory-grants
--comment: What the directory says somebody has, and may take back. False for all that people gave; old versions give by hand.
alter table role_bindings add column from_directory boolean not null default false;
alter table user_group_users add column from_directory boolean not null default false;
