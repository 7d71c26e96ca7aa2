--liquibase formatted sql

--changeset identity:session-agent
alter table sessions add column agent varchar(200);
