--liquibase formatted sql

--changeset identity:nodes
--comment: expand: what each running node tells of itself. The release before does not look at it, and its nodes are not in it.
create table nodes
(
    node_id        varchar(40)      not null primary key,
    host           text             not null,
    version        text             not null,
    commit_id      text             not null,
    server         text             not null,
    java           text             not null,
    leaving        boolean          not null,
    clock_ahead    double precision not null,
    failing_chores jsonb            not null,
    started_at     timestamptz      not null,
    seen_at        timestamptz      not null default now()
);
comment on column nodes.clock_ahead is 'seconds by which the machine is ahead of the database; 0 below a second';
comment on column nodes.failing_chores is 'name and how often in a row it failed';
