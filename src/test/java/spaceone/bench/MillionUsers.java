package spaceone.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Fills a database with 1,000,000 users in 100 domains, two of which exist already. */
final class MillionUsers {

    private static final int TOTAL = 1_000_000;
    private static final int OTHERS = 98;

    private MillionUsers() {}

    static void load(DataSource database, String big, int bigSize, String small, int smallSize)
            throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // One build of the search index is far quicker than a million insertions.
            statement.execute("drop index if exists users_search");
            statement.execute(users("'" + big + "'", bigSize));
            statement.execute(users("'" + small + "'", smallSize));
            statement.execute(
                    "insert into domains (domain_id, name, state, created_at) select 'domain-' || n, 'other' || n,"
                            + " 'ENABLED', now() from generate_series(1, "
                            + OTHERS
                            + ") n");
            statement.execute(
                    users("'domain-' || (1 + n % " + OTHERS + ")", TOTAL - bigSize - smallSize));
            statement.execute(
                    "create index users_search on users"
                            + " using gin (user_id gin_trgm_ops, name gin_trgm_ops, email gin_trgm_ops)");
            statement.execute("vacuum analyze users");
        }
        System.out.printf(
                "%nloaded 1,000,000 users in %.0f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static String users(String domainId, int count) {
        return """
        insert into users (domain_id, user_id, folded_id, name, state, email, auth_type, role_type, language,
            timezone, tags, created_at, last_accessed_at)
        select %s, id, id, (array['Kim', 'Lee', 'Park', 'Anna', 'Bob'])[1 + n %% 5] || ' ' || md5(n::text)::varchar(6)
                || ' ' || n,
            (array['ENABLED', 'ENABLED', 'ENABLED', 'PENDING', 'DISABLED'])[1 + n %% 5], id || '@example.com',
            case when n %% 10 = 0 then 'EXTERNAL' else 'LOCAL' end, 'USER', 'en', 'UTC',
            jsonb_build_object('team', 't' || n %% 1000, 'level', n %% 7),
            now() - n * interval '1 second', case when n %% 4 > 0 then now() - (n::bigint * 7919 %% 1000000) * interval '1 second' end
        from (select n, 'user' || lpad(n::text, 7, '0') as id from generate_series(1, %d) n) x
        """
                .formatted(domainId, count);
    }
}
