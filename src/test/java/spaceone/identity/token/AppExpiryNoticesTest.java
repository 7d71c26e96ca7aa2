package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Database;
import spaceone.testkit.Facts;
import spaceone.testkit.Parallel;

/** When makers of apps are told that a key ends. */
class AppExpiryNoticesTest {

    private static final Instant END = Instant.parse("2026-12-31T12:00:00Z");

    private final Facts<AppExpires> told = new Facts<>();

    AppExpiryNoticesTest() {
        change("truncate apps, users");
        change(
                "insert into users values ('domain-1', 'alice', 'ko', 'alice@x.io', true, 'ENABLED',"
                        + " '2026-01-01T00:00Z')");
        change(
                "insert into apps values ('app-1', 'domain-1', 'ci', '"
                        + END
                        + "', 'ENABLED', false, 'alice', '2026-01-02T00:00Z')");
    }

    @Test
    void theyAreToldThirtySevenAndOneDayBeforeAndOnceEach() {
        assertThat(daysTold()).containsExactly(30L, 7L, 1L);
        assertThat(told.heard().get(0))
                .isEqualTo(
                        new AppExpires(
                                "domain-1", "alice", "ko", "alice@x.io", "app-1", "ci", END));
    }

    @Test
    void whatWasMissedIsToldOnce() {
        tell(Duration.ofDays(5));
        tell(Duration.ofDays(5));

        assertThat(told.heard()).hasSize(1);
    }

    @Test
    void ofSeveralNodesOneTells() {
        List<Integer> counts =
                Parallel.run(4, Collections.nCopies(4, () -> tell(Duration.ofDays(20))));

        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update apps set state = 'DISABLED'",
                "update apps set created_by = null",
                "update apps set is_managed = true",
                "update users set email_verified = false",
                "update users set state = 'DISABLED'",
                "update users set created_at = '2026-06-01T00:00Z'"
            })
    void nobodyIsToldOfWhatIsNotTheirsOrOver(String change) {
        change(change);

        assertThat(daysTold()).isEmpty();
    }

    private List<Long> daysTold() {
        List<Long> days = new ArrayList<>();
        for (long hours = 40 * 24; hours > -48; hours -= 6) {
            if (tell(Duration.ofHours(hours)) > 0) {
                days.add(hours / 24);
            }
        }
        return days;
    }

    /** So long before the end. */
    private int tell(Duration before) {
        int[] count = new int[1];
        inTransaction(
                em -> {
                    AppExpiryNotices notices = new AppExpiryNotices();
                    notices.em = em;
                    notices.expires = told;
                    notices.clock = Clock.fixed(END.minus(before), ZoneOffset.UTC);
                    count[0] = notices.tell();
                });
        return count[0];
    }

    private static void change(String sql) {
        inTransaction(em -> em.createNativeQuery(sql).executeUpdate());
    }

    private static void inTransaction(Consumer<EntityManager> work) {
        EntityManager em = Shared.FACTORY.createEntityManager();
        try {
            em.getTransaction().begin();
            work.accept(em);
            em.getTransaction().commit();
        } finally {
            em.close();
        }
    }

    private static final class Shared {

        static final EntityManagerFactory FACTORY = open();

        private static EntityManagerFactory open() {
            DataSource database = Database.fresh();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        """
                        create table domains (domain_id text, state text);
                        insert into domains values ('domain-1', 'ENABLED');
                        create table users (domain_id text, user_id text, language text, email text,
                            email_verified boolean, state text, created_at timestamptz);
                        create table apps (app_id text primary key, domain_id text, name text,
                            expired_at timestamptz, state text, is_managed boolean, created_by text,
                            created_at timestamptz, expiry_told smallint)
                        """);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Persistence.createEntityManagerFactory(
                    "secret-test", Map.of("jakarta.persistence.jdbc.url", Database.url(database)));
        }
    }
}
