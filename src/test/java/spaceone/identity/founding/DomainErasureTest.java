package spaceone.identity.founding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.identity.audit.Audit;
import spaceone.testkit.ChangeLog;

/** What is left of a domain that was deleted long ago: nothing, in any table. */
class DomainErasureTest {

    private static final int ROUNDS = 100;

    private static DataSource database;
    private static EntityManagerFactory factory;
    private static List<String> tables;

    private final List<String> recorded = new ArrayList<>();

    @BeforeAll
    static void fill() throws SQLException {
        database = ChangeLog.applied();
        factory =
                Persistence.createEntityManagerFactory(
                        "secret-test", Map.of("jakarta.persistence.nonJtaDataSource", database));
        tables =
                texts(
                        """
                        select table_name::text from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where column_name = 'domain_id' and table_schema = 'public' and table_type = 'BASE TABLE'
                        order by 1
                        """);
        // A row of one domain has the same text and the same number everywhere, so that they
        // hang on each other in every way the tables know; what states are allowed is no matter.
        for (String check : texts(CHECKS)) {
            execute(check);
        }
        for (String table : tables) {
            row(table, "gone", 1);
            row(table, "kept", 2);
        }
        execute("update domains set state = 'DELETED', deleted_at = now() - interval '40 days'");
        execute(
                "update domains set deleted_at = now() - interval '20 days' where domain_id = 'kept'");
    }

    @Test
    void nothingOfADomainDeletedLongAgoIsLeftInAnyTable() {
        assertThat(tables).contains("users", "mails", "signing_keys", "sessions", "audit_records");
        assertThat(tables).allSatisfy(table -> assertThat(rows(table, "gone")).isPositive());

        int rounds = 0;
        while (portion() && rounds < ROUNDS) {
            rounds++;
        }

        assertThat(rounds).isLessThan(ROUNDS);
        assertThat(tables)
                .allSatisfy(table -> assertThat(rows(table, "gone")).as(table).isZero())
                .allSatisfy(table -> assertThat(rows(table, "kept")).as(table).isPositive());
        assertThat(recorded).containsExactly("Domain.erase of gone in domain-root");
    }

    private boolean portion() {
        return inTransaction(
                em -> {
                    DomainErasure erasure = new DomainErasure();
                    erasure.em = em;
                    erasure.clock = Clock.systemUTC();
                    erasure.keep = Duration.ofDays(30);
                    erasure.audit =
                            new Audit() {
                                @Override
                                public void changed(
                                        String action,
                                        String domainId,
                                        String target,
                                        String targetId,
                                        Map<String, ?> details) {
                                    recorded.add(action + " of " + targetId + " in " + domainId);
                                }
                            };
                    return erasure.portion();
                });
    }

    private static <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager em = factory.createEntityManager();
        try {
            em.getTransaction().begin();
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            em.close();
        }
    }

    private static int rows(String table, String domainId) {
        try {
            return Integer.parseInt(
                    texts(
                                    "select count(*)::text from "
                                            + table
                                            + " where domain_id = '"
                                            + domainId
                                            + "'")
                            .get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void row(String table, String domainId, int number) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : texts(COLUMNS.formatted(table))) {
            String[] nameAndType = column.split(" ", 2);
            columns.add(nameAndType[0]);
            values.add(value(nameAndType[0], nameAndType[1], domainId, number));
        }
        execute(
                "insert into %s (%s) overriding system value values (%s) on conflict do nothing"
                        .formatted(table, String.join(", ", columns), String.join(", ", values)));
    }

    private static String value(String name, String type, String domainId, int number) {
        if (name.equals("domain_id")) {
            return "'" + domainId + "'";
        }
        return switch (type) {
            case "jsonb" -> "'{}'";
            case "boolean" -> "false";
            case "bytea" -> "'\\x%08x'".formatted(number);
            case "integer", "bigint" -> String.valueOf(number);
            case "timestamp with time zone" -> "now()";
            default -> "'" + number + "'";
        };
    }

    private static List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    private static final String COLUMNS =
            """
            select a.attname || ' ' || format_type(a.atttypid, null) from pg_attribute a
            where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
              and a.attgenerated = ''
            """;

    private static final String CHECKS =
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace
            """;

    @AfterAll
    static void close() {
        factory.close();
    }
}
