--liquibase formatted sql

--changeset identity:external-identity
--comment: Who an external user is at the provider, whatever the name is: kept at the first sign-in, null until then.
alter table users
    add column external_issuer  text,
    add column external_subject text;
comment on column users.external_issuer is 'issuer of the OpenID provider; ldap for a directory';
comment on column users.external_subject is 'claim sub, or the unique id of the entry';

--changeset identity:external-identity-index runInTransaction:false
--comment: One user for one identity.
drop index concurrently if exists users_external_identity;
create unique index concurrently users_external_identity on users (domain_id, external_subject, external_issuer)
    where external_subject is not null;
