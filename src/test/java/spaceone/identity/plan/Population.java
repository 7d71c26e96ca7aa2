package spaceone.identity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A database of some size: one large domain {@code d} and many small ones, texts of several
 * scripts, rows that are over and rows that are due.
 */
final class Population {

    static final int USERS = 30_000;

    private static final String ROWS =
            """
            set session_replication_role = replica;
            set synchronous_commit = off;

            -- filled tables are indexed faster than indexed ones are filled
            create temp table put_off as
                select format('%%I', c.relname) as index, pg_get_indexdef(c.oid) as made
                from pg_class c join pg_index x on x.indexrelid = c.oid
                where c.relnamespace = current_schema()::regnamespace and not x.indisprimary
                  and not exists (select from pg_constraint where conindid = c.oid);
            do $$ declare each text; begin
                for each in select index from put_off loop execute 'drop index ' || each; end loop;
                -- whoever vacuums besides us keeps pages from being known as visible
                for each in select tablename from pg_tables where schemaname = current_schema() loop
                    execute format('alter table %%I set (autovacuum_enabled = false)', each);
                end loop;
            end $$;

            create function pg_temp.name(i bigint) returns text language sql immutable as $$
                select (array['Anna', 'anna', 'Émile', 'émile', 'Zoë', 'İstanbul', 'istanbul', 'ISTANBUL',
                              'ırmak', '김철수', '王芳', '-dash', '_under', 'a b', 'ab', 'straße', 'Ärger',
                              'ångström', 'ch', 'cz'])[1 + i %% 20] || ' ' || i $$;

            insert into domains (domain_id, name, state, tags, settings, created_at)
            select case i when 0 then 'd' else 'domain-' || i end, pg_temp.name(i), 'ENABLED', '{}', '{}', now()
            from generate_series(0, 3000) i;

            -- everybody arrives now, so nobody is due
            update domains set retention = '{"never_signed_in_days": 30, "disabled_days": 30}'
            where domain_id in ('d', 'domain-1', 'domain-2');

            insert into signing_keys (kid, domain_id, purpose, public_jwk, private_jwk, created_at)
            select p || '-' || i, case i when 0 then 'd' else 'domain-' || i end, p, '{}', 'sealed', now()
            from generate_series(0, 1000) i, unnest(array['ACCESS', 'REFRESH']) p;

            insert into roles (domain_id, role_id, name, state, role_type, created_at, updated_at)
            select case when i < 300 then 'd' else 'domain-' || i end, 'role-' || i, pg_temp.name(i), 'ENABLED',
                case when i = 0 then 'DOMAIN_ADMIN' when i < 100 then 'WORKSPACE_OWNER' else 'WORKSPACE_MEMBER' end,
                now() - i * interval '1 minute', now()
            from generate_series(0, 3000) i;

            insert into users (user_id, folded_id, domain_id, name, email, state, auth_type, user_type, language,
                timezone, tags, role_type, role_id, created_at, last_accessed_at)
            select (array['u', 'U', 'é', 'É', 'i', 'I', 'ı', '김', '-u', '_u', 'z', 'Z'])[1 + i %% 12] || '-' || i,
                case when i %% 12 < 2 then 'u-' || i else '=' || i end, case when i < %1$d then 'd' else 'domain-' || (i %% 3000 + 1) end,
                pg_temp.name(i), 'u-' || i || '@example.com',
                (array['ENABLED', 'ENABLED', 'ENABLED', 'DISABLED', 'PENDING'])[1 + i * 7919 %% 10007 %% 5],
                (array['LOCAL', 'LOCAL', 'EXTERNAL'])[1 + i * 7919 %% 1009 %% 3], 'USER', 'en', 'UTC',
                jsonb_build_object('team', i %% 5000),
                case when i < 3 then 'DOMAIN_ADMIN' else 'USER' end,
                case when i < 3 then 'role-0' end,
                '2026-01-01T00:00:00Z'::timestamptz + i / 3 * interval '1 minute',
                case when i %% 4 > 0 then '2026-06-01T00:00:00Z'::timestamptz + (i * 7919 %% 30000) * interval '1 minute' end
            from generate_series(0, %1$d + 5000) i;
            insert into user_counts select domain_id, 0, count(*) from users group by domain_id;
            insert into user_tallies
            select domain_id, id %% 64, state, auth_type, user_type, role_type, role_id, count(*)
            from users group by 1, 2, 3, 4, 5, 6, 7;

            insert into workspace_groups (workspace_group_id, domain_id, name, created_by, updated_by, created_at, updated_at)
            select 'wg-' || i, 'd', pg_temp.name(i), 'u-0', 'u-0', now() - i * interval '1 minute', now()
            from generate_series(0, 500) i;

            insert into workspaces (workspace_id, domain_id, name, state, created_by, workspace_group_id, created_at)
            select 'ws-' || i, case when i < 3000 then 'd' else 'domain-' || i end, pg_temp.name(i),
                case when i %% 50 = 49 then 'DELETED' else 'ENABLED' end, 'u-0',
                case when i between 1000 and 1999 then 'wg-' || i %% 500 end, now() - i * interval '1 minute'
            from generate_series(0, 6000) i;

            -- ws-0 has everybody, everybody is in another one too, and u-12 is in fifty more
            insert into role_bindings (role_binding_id, domain_id, user_id, role_id, role_type, resource_group,
                workspace_id, created_at)
            select 'rb-' || u.id || '-' || w, 'd', u.user_id, case u.id when 2 then 'role-10' else 'role-100' end,
                case u.id when 2 then 'WORKSPACE_OWNER' else 'WORKSPACE_MEMBER' end, 'WORKSPACE', w, u.created_at
            from users u, lateral (
                select 'ws-0' w union all select 'ws-' || 1 + u.id %% 2900 from generate_series(1, 1) where u.id < 10000
                union all select 'ws-' || i from generate_series(2950, 2999) i where u.id = 13) w
            where u.domain_id = 'd';

            insert into workspace_group_users (workspace_group_id, domain_id, user_id, role_id, role_type)
            select 'wg-' || id %% 500, domain_id, user_id, 'role-100', 'WORKSPACE_MEMBER'
            from users where domain_id = 'd' and id < 10000;

            insert into user_groups (user_group_id, domain_id, workspace_id, name, created_at)
            select 'ug-' || i, 'd', 'ws-' || case when i < 2000 then 0 else i end, pg_temp.name(i),
                now() - i * interval '1 minute'
            from generate_series(0, 4900) i where i < 2900 or i > 3000;
            insert into user_group_users (user_group_id, domain_id, workspace_id, user_id)
            select 'ug-' || id %% 2000, domain_id, 'ws-0', user_id
            from users where domain_id = 'd' and id < 10000;

            insert into project_groups (project_group_id, domain_id, workspace_id, name, created_at)
            select 'pg-' || i, 'd', 'ws-' || case when i < 1000 then 0 else i end, pg_temp.name(i), now()
            from generate_series(0, 2900) i;
            insert into projects (project_id, domain_id, workspace_id, name, project_type, project_group_id,
                created_by, created_at)
            select 'project-' || i, 'd', 'ws-' || case when i < 5000 then 0 else i %% 2900 end, pg_temp.name(i),
                case when i %% 2 = 0 then 'PUBLIC' else 'PRIVATE' end,
                case when i < 5000 then 'pg-' || i %% 1000 end, 'u-0', now() - i * interval '1 minute'
            from generate_series(0, 10000) i;
            insert into project_users (project_id, domain_id, workspace_id, user_id)
            select 'project-' || id %% 5000, domain_id, 'ws-0', user_id
            from users where domain_id = 'd' and id < 10000;

            insert into apps (app_id, domain_id, name, state, role_id, role_type, client_id, resource_group,
                workspace_id, created_at, expired_at)
            select 'app-' || i, case when i < 3000 then 'd' else 'domain-' || i end, pg_temp.name(i), 'ENABLED',
                'role-10', 'WORKSPACE_OWNER', 'client-' || i, 'WORKSPACE', 'ws-' || i %% 1000,
                now() - i * interval '1 hour', now() + (31 + i) * interval '1 day'
            from generate_series(0, 4000) i;

            insert into user_configs (user_key, domain_id, name, data, created_at, updated_at)
            select u.id, 'd', 'config ' || i, '{}', now(), now()
            from users u, generate_series(1, 200) i where u.domain_id = 'd' and u.id %% 600 = 13;

            insert into sessions (session_id, user_key, domain_id, kind, created_at, expires_at, revoked_at)
            select 's-' || i, 1 + i %% %1$d, 'd', 'SIGN_IN', now() - interval '1 hour',
                now() + (i - 100) * interval '1 hour', case when i %% 3 = 0 then now() end
            from generate_series(0, 10000) i;

            insert into verify_codes (user_key, domain_id, purpose, target, created_at, expires_at, ended_at)
            select 1 + i %% %1$d, 'd', 'MFA_LOGIN', 'u@example.com', now() - i * interval '1 minute',
                now() - (i - 10) * interval '1 minute', case when i > 9 then now() end
            from generate_series(0, 10000) i;

            insert into quotas select 'quota ' || i, 1, now() - i * interval '1 minute' from generate_series(0, 10000) i;
            insert into failed_attempts (subject, failures, since)
            select 'account d U-' || i, 3, now() - i * interval '1 minute' from generate_series(0, 10000) i;
            insert into known_sources
            select 'd u-' || i, '192.0.2.0', now() - i * interval '1 minute' from generate_series(0, 10000) i;
            insert into reset_requests (domain_id, user_id, source, asked_at)
            select 'd', 'u-' || i, '192.0.2.1', now() from generate_series(0, 20) i;

            insert into audit_records (domain_id, created_at, actor_type, actor_id, action, target, target_id, outcome)
            select case when i %% 4 < 3 then 'd' else 'domain-' || i %% 3000 end,
                '2026-06-01T00:00:00Z'::timestamptz + i * interval '1 minute', 'USER', 'u-' || i %% 600,
                (array['User.update', 'Token.issue', 'App.create'])[1 + i %% 3], 'User', 'u-' || i %% 600, 'SUCCESS'
            from generate_series(0, 20000) i;

            insert into mails (mail_id, domain_id, user_id, kind, recipient, message_id, state, next_attempt_at,
                created_at, expires_at)
            select 'mail-' || i, case when i %% 4 < 3 then 'd' else 'domain-' || i %% 3000 end, 'u-' || i, 'TEST',
                'u-' || i || '@example.com', '<' || i || '@example.com>',
                case when i < 20 then 'QUEUED' else 'SENT' end, now(), now() - i * interval '1 minute',
                now() + (i - 5) * interval '1 hour'
            from generate_series(0, 10000) i;

            do $$ declare each text; begin
                for each in select made from put_off loop execute each; end loop;
            end $$;
            """;

    private static final String OVERLOOKED =
            """
            select c.relname
            from pg_class c
            cross join lateral (select
                coalesce(max(option_value::float) filter (where option_name like '%analyze_scale_factor'), 0.1) scale,
                coalesce(max(option_value::float) filter (where option_name like '%analyze_threshold'), 50) least
                from pg_options_to_table(c.reloptions)) options
            where relkind = 'r' and relnamespace = current_schema()::regnamespace
              and to_regclass('arriving_' || relname) is not null
              and pg_relation_size('arriving_' || relname) > 400000
              and least + scale * 20 * 5000 > 5000
            """;

    private static final String HIDDEN =
            """
            select count(*) from pg_class
            where relkind = 'r' and relnamespace = current_schema()::regnamespace and relallvisible < relpages
            """;

    /** What nobody has counted yet: all that is of the large domain comes once more, at once. */
    private static final List<String> ARRIVAL =
            List.of(
                    "set session_replication_role = replica",
                    """
                    do $$ declare each text; begin
                        for each in select quote_ident(table_name) from information_schema.columns
                            join pg_tables on schemaname = table_schema and tablename = table_name
                            where table_schema = current_schema() and column_name = 'domain_id' loop
                            execute format($f$create temp table arriving_%1$s as
                                select * from %1$s where domain_id = 'd'$f$, each);
                            execute format($f$delete from %s where domain_id = 'd'$f$, each);
                        end loop;
                    end $$
                    """,
                    "vacuum analyze",
                    """
                    do $$ declare each record; begin
                        for each in select relname as name, string_agg(quote_ident(attname), ', ') as columns
                            from pg_class join pg_attribute on attrelid = pg_class.oid
                            where relnamespace = current_schema()::regnamespace and relkind = 'r'
                              and attnum > 0 and not attisdropped and attgenerated = ''
                              and to_regclass('arriving_' || relname) is not null
                            group by relname loop
                            execute format('insert into %1$I (%2$s) overriding system value
                                select %2$s from arriving_%1$s', each.name, each.columns);
                        end loop;
                    end $$
                    """);

    private Population() {}

    /** As a large domain finds an installation in the minutes in which it arrives. */
    static DataSource justArrivedIn(DataSource database) throws SQLException {
        into(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String step : ARRIVAL) {
                statement.execute(step);
            }
            assertThat(overlooked(statement)).isEmpty();
        }
        return database;
    }

    static DataSource into(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ROWS.formatted(USERS));
            seeAllPages(statement);
        }
        return database;
    }

    /**
     * Large tables that an arrival as large as a twentieth of them leaves as they were planned for.
     */
    private static List<String> overlooked(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(OVERLOOKED)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** A page counts as visible to all only if nobody, be it the server itself, looked on. */
    private static void seeAllPages(Statement statement) throws SQLException {
        for (int i = 0; i < 50; i++) {
            statement.execute("vacuum analyze");
            try (ResultSet hidden = statement.executeQuery(HIDDEN)) {
                hidden.next();
                if (hidden.getInt(1) == 0) {
                    return;
                }
            }
        }
        throw new IllegalStateException("somebody keeps pages from being known as visible");
    }
}
