--liquibase formatted sql

--changeset identity:mails
create table mails (
    mail_id         varchar(40)  primary key,
    domain_id       varchar(40)  not null,
    user_id         varchar(60)  not null,
    kind            varchar(30)  not null,
    recipient       varchar(255) not null,
    language        varchar(7),
    parameters      jsonb        not null default '{}',
    sealed_secret   text,
    message_id      varchar(255) not null,
    state           varchar(20)  not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'GIVEN_UP')),
    reason          varchar(255),
    attempts        integer      not null default 0,
    next_attempt_at timestamptz  not null,
    claimed_by      varchar(32),
    claimed_until   timestamptz,
    created_at      timestamptz  not null,
    sent_at         timestamptz,
    expires_at      timestamptz  not null,
    id              bigint generated always as identity,
    -- what is over keeps no secret
    check (state = 'QUEUED' or sealed_secret is null)
);
comment on table mails is 'the outbox: one row a mail, written in the transaction of what it tells';
comment on column mails.sealed_secret is 'the code, link token or password in it, encrypted; wiped when the mail is over';
comment on column mails.expires_at is 'death of the code or link inside; a later mail would be of no use';
comment on column mails.reason is 'why the last attempt failed';
create unique index mails_id on mails (id);
-- the sweep looks every few seconds, and must find nothing quickly however many mails were ever sent
create index mails_due on mails (next_attempt_at) where state = 'QUEUED';
create index mails_dying on mails (expires_at) where state = 'QUEUED';
create index mails_claimed on mails (claimed_by) where claimed_by is not null;
create index mails_domain on mails (domain_id, created_at, id);
create index mails_created_at on mails (created_at, id);
create index mails_recipient on mails (recipient, created_at);
