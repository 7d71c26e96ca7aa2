--liquibase formatted sql

--changeset identity:app-overlap
--comment: brief: the secret before the present one stays good for a while where somebody asked for it. A node of the release before knows the present one only, and leaves these alone when it makes another: then they are void, for they are agreed beside one.
alter table apps
    add column previous_client_id varchar(40),
    add column previous_until     timestamptz,
    add column previous_beside    varchar(40);
comment on column apps.previous_until is 'so long the secret of previous_client_id is good, too, while client_id is previous_beside';

--changeset identity:app-overlap-index
--comment: brief: a domain has some dozens of apps
create unique index apps_previous on apps (previous_client_id) where previous_client_id is not null;
