--liquibase formatted sql

--changeset identity:user-import-jobs
--comment: Imports that go on after the call that began them, on any node. An older node leaves them alone.
create table user_import_jobs (
    job_id          varchar(40)  primary key,
    domain_id       varchar(40)  not null references domains,
    mode            varchar(20)  not null,
    disable_missing boolean      not null default false,
    format          varchar(20)  not null,
    columns         jsonb,
    state           varchar(20)  not null,
    reason          varchar(255),
    round           integer      not null default 0,
    mandate         jsonb,
    created_by      varchar(300) not null,
    created_at      timestamptz  not null,
    touched_at      timestamptz  not null,
    started_at      timestamptz,
    finished_at     timestamptz
);
comment on column user_import_jobs.round is 'each start is one, so that a report tells of the last alone';
comment on column user_import_jobs.mandate is 'in whose name it works, and with which permissions; none when it is over';
create index user_import_jobs_domain on user_import_jobs (domain_id, created_at);
create index user_import_jobs_state on user_import_jobs (state, started_at);

create table user_import_chunks (
    chunk_id      varchar(60) primary key,
    job_id        varchar(40) not null references user_import_jobs on delete cascade,
    domain_id     varchar(40) not null references domains,
    number        integer     not null,
    missing       boolean     not null default false,
    lines         integer     not null,
    sealed_lines  text,
    finished      boolean     not null default false,
    next_line     integer     not null default 0,
    attempts      integer     not null default 0,
    claimed_by    varchar(40),
    claimed_until timestamptz,
    created       integer     not null default 0,
    updated       integer     not null default 0,
    unchanged     integer     not null default 0,
    refused       integer     not null default 0,
    disabled      integer     not null default 0,
    unique (job_id, number)
);
comment on column user_import_chunks.sealed_lines is 'may hold hashes and secrets: sealed, and gone as soon as it is done';
comment on column user_import_chunks.missing is 'made by the service: who is in no line and is to be disabled';
create index user_import_chunks_domain on user_import_chunks (domain_id);
create index user_import_chunks_sealed_with on user_import_chunks ((left(sealed_lines, 12)) collate "C")
    where sealed_lines is not null;

create table user_import_lines (
    id         bigint generated always as identity,
    job_id     varchar(40)  not null references user_import_jobs on delete cascade,
    domain_id  varchar(40)  not null references domains,
    round      integer      not null,
    chunk      integer      not null,
    line       integer      not null,
    user_id    varchar(300),
    outcome    varchar(20)  not null,
    changed    jsonb        not null default '[]',
    code       varchar(100),
    message    varchar(500),
    created_at timestamptz  not null,
    primary key (job_id, round, chunk, line)
);
comment on table user_import_lines is 'what became of each line: written in the transaction that brought the person';
create index user_import_lines_user on user_import_lines (domain_id, user_id);
