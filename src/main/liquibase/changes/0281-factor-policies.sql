--liquibase formatted sql

--changeset identity:factor-reminders
--comment: Whom a domain's demand of a second factor was told before its date, so that each is told once.
create table factor_reminders (
    user_key      bigint      not null references users on delete cascade,
    enforced_from timestamptz not null,
    days          integer     not null,
    told_at       timestamptz not null,
    primary key (user_key, enforced_from, days)
);
comment on column factor_reminders.days is 'how many days before the date, at most';
create index factor_reminders_enforced_from on factor_reminders (enforced_from);

--changeset identity:users-factor runInTransaction:false
--comment: Who has which factor: those without one are found without reading all others.
drop index concurrently if exists users_factor;
create index concurrently users_factor on users (domain_id,
        (case when mfa ->> 'state' = 'ENABLED' then mfa ->> 'mfa_type' else 'NONE' end), id)
    where auth_type = 'LOCAL' and user_type = 'USER' and state <> 'DISABLED';
