--liquibase formatted sql

--changeset identity:user-counts
--comment: How many users a domain has, spread over slots so that parallel inserts do not wait for one row.
create table user_counts (
    domain_id varchar(40) not null references domains,
    slot      integer     not null,
    users     bigint      not null,
    primary key (domain_id, slot)
);
insert into user_counts select domain_id, 0, count(*) from users group by domain_id;

--changeset identity:user-counts-kept splitStatements:false
create function count_users() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into user_counts as c
            select domain_id, pg_backend_pid() % 16, count(*) from changed group by domain_id
            on conflict (domain_id, slot) do update set users = c.users + excluded.users;
    else
        insert into user_counts as c
            select domain_id, pg_backend_pid() % 16, -count(*) from changed group by domain_id
            on conflict (domain_id, slot) do update set users = c.users + excluded.users;
    end if;
    return null;
end
$$;
create trigger users_inserted after insert on users
    referencing new table as changed for each statement execute function count_users();
create trigger users_deleted after delete on users
    referencing old table as changed for each statement execute function count_users();

--changeset identity:user-search splitStatements:false
--comment: Answers "contains" and keywords of three letters and more. Where pg_trgm is missing they scan the domain.
do $$
begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
        create index users_search on users
            using gin (user_id gin_trgm_ops, name gin_trgm_ops, email gin_trgm_ops);
    end if;
end
$$;

--changeset identity:user-search-statistics
--comment: A coarse histogram makes the planner take a rare text for a common one, and a common one for rare.
alter table users alter column user_id set statistics 1000;
alter table users alter column name set statistics 1000;
alter table users alter column email set statistics 1000;
create index users_email on users (domain_id, email collate "C");
