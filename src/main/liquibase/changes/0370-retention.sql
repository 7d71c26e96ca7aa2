--liquibase formatted sql

--changeset identity:retention
--comment: How long a domain keeps people who do not come. now() is the same for all rows, so that none is rewritten: whoever was here before counts as come today.
alter table domains add column retention jsonb;
alter table users
    add column arrived_at  timestamptz not null default now(),
    add column disabled_at timestamptz;
comment on column domains.retention is 'never_signed_in_days, disabled_days: who is then erased; null: nobody';
comment on column users.arrived_at is 'when the row was made; created_at may be the day of another service';
comment on column users.disabled_at is 'since when the state is DISABLED; null where it was before this column, then since arrived_at';

--changeset identity:retention-disabled splitStatements:false
--comment: A node of the release before changes states, too.
create function stamp_disabled() returns trigger language plpgsql as $$
begin
    new.disabled_at = case when new.state = 'DISABLED' then now() end;
    return new;
end
$$;
create trigger users_disabled before update of state on users
    for each row when (old.state is distinct from new.state) execute function stamp_disabled();

--changeset identity:retention-index runInTransaction:false
--comment: Whoever is due is found without reading others.
drop index concurrently if exists domains_retention;
drop index concurrently if exists users_disabled_since;
drop index concurrently if exists users_never_signed_in;
create index concurrently domains_retention on domains (domain_id) where retention is not null;
create index concurrently users_disabled_since on users (domain_id, (coalesce(disabled_at, arrived_at)))
    where state = 'DISABLED' and role_type = 'USER' and user_type = 'USER';
create index concurrently users_never_signed_in on users (domain_id, (greatest(created_at, arrived_at)))
    where last_accessed_at is null and role_type = 'USER' and user_type = 'USER';
