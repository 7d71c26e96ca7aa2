--liquibase formatted sql

--changeset identity:0001-trigrams splitStatements:false
--comment: Trigrams let an index answer "contains". Without the extension or the right to create it the search is only slower.
do $$
begin
    create extension if not exists pg_trgm;
exception
    when others then
        raise notice 'pg_trgm is not available: %', sqlerrm;
end
$$;
