--liquibase formatted sql

--changeset identity:recovery-address
--comment: Which address opens an account again: the last proven one, until the present one counts. A constant default rewrites no rows.
alter table users
    add column former_email      varchar(255),
    add column counts_from       timestamptz,
    add column unbacked          boolean not null default false,
    add column temporary_address varchar(255);
comment on column users.former_email is 'the last proven address while the present one does not count for recovery';
comment on column users.counts_from is 'from when on the present, proven address counts for recovery; null: at once';
comment on column users.unbacked is 'the present address was chosen in a session without fresh proof of who it is';
comment on column users.temporary_address is 'where the temporary password was mailed to';

--changeset identity:session-proof
alter table sessions
    add column proven_at timestamptz,
    add column undo      jsonb;
comment on column sessions.proven_at is 'when its user last gave their password in it';
comment on column sessions.undo is 'of kind UNDO: what was before the change that the link undoes';

--changeset identity:session-kind-undo
--comment: contract: since 1.0.0, an older node meets such a session only where an undo link is followed there, and does not take it. Not valid: no scan of the table; every stored kind was checked by the narrower constraint.
alter table sessions
    drop constraint sessions_kind_check,
    add constraint sessions_kind_check check (kind in ('SIGN_IN', 'LINK', 'ENROLMENT', 'UNDO')) not valid;
