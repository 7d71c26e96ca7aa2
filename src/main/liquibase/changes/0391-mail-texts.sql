--liquibase formatted sql

--changeset identity:mail-texts
--comment: What a domain says in a mail in place of our own words.
create table mail_texts (
    domain_id  varchar(40) not null references domains,
    kind       varchar(40) not null,
    language   varchar(8)  not null,
    subject    text        not null,
    lead       text        not null,
    updated_at timestamptz not null,
    primary key (domain_id, kind, language)
);
