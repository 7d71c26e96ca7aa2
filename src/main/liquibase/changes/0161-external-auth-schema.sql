--liquibase formatted sql

--changeset identity:external-auth-schema
--comment: The form for a provider's secrets, as a client sent it.
alter table external_auths add column schema jsonb;
