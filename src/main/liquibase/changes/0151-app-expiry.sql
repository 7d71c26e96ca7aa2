--liquibase formatted sql

--changeset identity:app-expiry
--comment: Whoever made an app is told before its key ends, 30, 7 and 1 days ahead, each once.
alter table apps
    add column created_by  varchar(255),
    add column expiry_told smallint;
comment on column apps.created_by is 'the user who made it; empty when no user did, or before anybody kept account of it';
comment on column apps.expiry_told is 'so many days before the end it was told last; empty: not yet';

--changeset identity:app-creators
--comment: brief: a domain has some dozens of apps. The record knows who made the apps that are there.
update apps a set created_by = (
    select r.actor_id from audit_records r
    where r.domain_id = a.domain_id and r.target_id = a.app_id
      and r.action = 'App.create' and r.actor_type = 'USER'
    limit 1);
