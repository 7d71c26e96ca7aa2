--liquibase formatted sql

--changeset identity:logos
--comment: The logo of a domain. It stands apart, so that nobody who reads the domain reads it too.
create table domain_logos (
    domain_id varchar(40) primary key references domains,
    hash      varchar(64) not null,
    type      varchar(16) not null,
    content   bytea       not null
);
comment on column domain_logos.hash is 'SHA-256 of the content, a part of its address';
comment on column domain_logos.type is 'as the header Content-Type says it';
