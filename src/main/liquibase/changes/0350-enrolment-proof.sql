--liquibase formatted sql

--changeset identity:enrolment-proof
alter table sessions
    add column enrolled    text,
    add column enrolled_at timestamptz;
comment on column sessions.enrolled is 'of kind ENROLMENT: the kind of the factor that was set up in it, and which it is';
comment on column sessions.enrolled_at is 'when it was shown to work';
