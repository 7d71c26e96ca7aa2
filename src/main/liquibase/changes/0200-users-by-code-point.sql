--liquibase formatted sql

--changeset identity:users-by-code-point runInTransaction:false
--comment: Lists are ordered by code point; the unique index has the database's language, which agrees only where that is C.
drop index concurrently if exists users_by_code_point;
create index concurrently users_by_code_point on users (domain_id, user_id collate "C", id);
