--liquibase formatted sql

--changeset identity:app-makers
--comment: The app that made an app, or its key: what an app made ends with its own key. Null for people and the system.
alter table apps add column made_by varchar(40);
