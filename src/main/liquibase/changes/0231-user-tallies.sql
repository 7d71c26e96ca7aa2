--liquibase formatted sql

--changeset identity:user-tallies splitStatements:false
--comment: How many users a domain has of each kind, spread over slots so that parallel changes do not wait for one row.
create table user_tallies (
    domain_id varchar(40) not null references domains,
    slot      integer     not null,
    state     varchar(20) not null,
    auth_type varchar(20) not null,
    user_type varchar(20) not null,
    role_type varchar(20) not null,
    role_id   varchar(40),
    users     bigint      not null,
    constraint user_tallies_kind
        unique nulls not distinct (domain_id, slot, state, auth_type, user_type, role_type, role_id)
);
comment on table user_tallies is 'a row may be negative: only the sum over the slots tells a number';

create function tally_users() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into user_tallies as t
            select domain_id, pg_backend_pid() % 64, state, auth_type, user_type, role_type, role_id, count(*)
            from changed group by 1, 3, 4, 5, 6, 7 order by 1, 3, 4, 5, 6, 7
            on conflict on constraint user_tallies_kind do update set users = t.users + excluded.users;
    elsif tg_op = 'DELETE' then
        insert into user_tallies as t
            select domain_id, pg_backend_pid() % 64, state, auth_type, user_type, role_type, role_id, -count(*)
            from changed group by 1, 3, 4, 5, 6, 7 order by 1, 3, 4, 5, 6, 7
            on conflict on constraint user_tallies_kind do update set users = t.users + excluded.users;
    else
        -- in one order, so that two changes never wait for each other
        insert into user_tallies as t
            select domain_id, pg_backend_pid() % 64, state, auth_type, user_type, role_type, role_id, n
            from (values
                (old.domain_id, old.state, old.auth_type, old.user_type, old.role_type, old.role_id, -1),
                (new.domain_id, new.state, new.auth_type, new.user_type, new.role_type, new.role_id, 1))
                as moved (domain_id, state, auth_type, user_type, role_type, role_id, n)
            order by domain_id, state, auth_type, user_type, role_type, role_id
            on conflict on constraint user_tallies_kind do update set users = t.users + excluded.users;
    end if;
    return null;
end
$$;
create trigger users_tallied_in after insert on users
    referencing new table as changed for each statement execute function tally_users();
create trigger users_tallied_out after delete on users
    referencing old table as changed for each statement execute function tally_users();
create trigger users_tallied_over after update of state, auth_type, user_type, role_type, role_id on users
    for each row
    when ((old.state, old.auth_type, old.user_type, old.role_type, old.role_id)
        is distinct from (new.state, new.auth_type, new.user_type, new.role_type, new.role_id))
    execute function tally_users();

--changeset identity:user-tallies-begin
--comment: Who was there before, less what was tallied since: one statement sees one moment, and nobody is kept waiting.
insert into user_tallies
    select domain_id, -1, state, auth_type, user_type, role_type, role_id, sum(n)
    from (
        select domain_id, state, auth_type, user_type, role_type, role_id, count(*) as n
        from users group by 1, 2, 3, 4, 5, 6
        union all
        select domain_id, state, auth_type, user_type, role_type, role_id, -users from user_tallies) as both_of_them
    group by 1, 3, 4, 5, 6, 7 having sum(n) <> 0;
