--liquibase formatted sql

--changeset identity:rescues
--comment: Occasions on which an operator let somebody in at the start of the service, so that each does so once.
create table rescues (
    occasion   varchar(200) primary key,
    domain_id  varchar(40)  not null,
    user_id    varchar(60)  not null,
    created_at timestamptz  not null
);
