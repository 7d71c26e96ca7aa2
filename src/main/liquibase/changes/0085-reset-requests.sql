--liquibase formatted sql

--changeset identity:reset-requests
--comment: Requests for a new password that were answered and are still to be looked at, of users known and unknown.
create table reset_requests (
    id            bigint       not null generated always as identity primary key,
    domain_id     varchar(40)  not null,
    user_id       varchar(255) not null,
    source        text         not null,
    asked_at      timestamptz  not null,
    claimed_until timestamptz
);
