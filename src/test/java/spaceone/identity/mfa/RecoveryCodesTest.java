package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Parallel;

/** What the database decides about the codes that stand in for a factor. */
class RecoveryCodesTest {

    private static final String DOMAIN = "domain-000000000001";
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final List<EntityManagerFactory> NODES = new ArrayList<>();

    private Instant now = NOW;

    @BeforeAll
    static void open() throws Exception {
        DataSource database = Database.fresh();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table users (id bigint primary key); insert into users values (1), (2)");
            statement.execute(
                    Files.readString(
                            Path.of("src/main/liquibase/changes/0240-recovery-codes.sql")));
        }
        for (int node = 0; node < 2; node++) {
            NODES.add(
                    Persistence.createEntityManagerFactory(
                            "mfa-test",
                            Map.of("jakarta.persistence.jdbc.url", Database.url(database))));
        }
    }

    @AfterAll
    static void close() {
        NODES.forEach(EntityManagerFactory::close);
    }

    @Test
    void ofTwoNodesThatUseACodeOneDoesSoEveryTime() {
        for (int round = 0; round < 1000; round++) {
            RecoveryCode code = put(1, RecoveryCode.Kind.RECOVERY, null);
            List<Callable<Boolean>> both = List.of(() -> spend(0, code), () -> spend(1, code));

            assertThat(Parallel.run(2, both))
                    .as("round " + round)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aCodeIsFoundUntilItIsUsedAndByItsUserOnly() {
        String bare = "ABCDEFGHJKMN2345";
        RecoveryCode code = put(2, bare, RecoveryCode.Kind.RECOVERY, null);

        assertThat(find(0, 2, bare)).isPresent();
        assertThat(find(0, 1, bare)).isEmpty();
        assertThat(find(0, 2, "ABCDEFGHJKMN2346")).isEmpty();
        assertThat(spend(0, code)).isTrue();
        assertThat(find(1, 2, bare)).isEmpty();
    }

    @Test
    void whatWasGivenRunsOut() {
        String bare = "BBBBEFGHJKMN2345";
        RecoveryCode code = put(1, bare, RecoveryCode.Kind.BYPASS, NOW.plusSeconds(3600));
        now = NOW.plus(Duration.ofMinutes(59));
        assertThat(find(0, 1, bare)).isPresent();
        assertThat(given(1)).isPresent();

        now = NOW.plus(Duration.ofMinutes(60));

        assertThat(find(0, 1, bare)).isEmpty();
        assertThat(given(1)).isEmpty();
        assertThat(spend(0, code)).isFalse();
        now = now.plusSeconds(1);
        int purged = on(0, codes -> codes.purge(10));
        assertThat(purged).isPositive();
        assertThat(stored(code)).isFalse();
    }

    @Test
    void aSetIsCountedWithoutWhatWasGiven() {
        on(
                0,
                codes -> {
                    codes.drop(2);
                    return true;
                });
        RecoveryCode used = put(2, RecoveryCode.Kind.RECOVERY, null);
        put(2, RecoveryCode.Kind.RECOVERY, null);
        put(2, RecoveryCode.Kind.BYPASS, NOW.plusSeconds(60));
        now = NOW.plusSeconds(5);
        spend(0, used);

        RecoveryCodes.Standing standing = on(0, codes -> codes.standing(2));
        assertThat(standing).isEqualTo(new RecoveryCodes.Standing(2, 1, NOW, NOW.plusSeconds(5)));
    }

    private boolean stored(RecoveryCode code) {
        return on(0, codes -> codes.em.find(RecoveryCode.class, code.id()) != null);
    }

    private boolean spend(int node, RecoveryCode code) {
        return on(node, codes -> codes.spend(code));
    }

    private Optional<RecoveryCode> find(int node, long userKey, String bare) {
        return on(node, codes -> codes.find(userKey, bare));
    }

    private Optional<RecoveryCode> given(long userKey) {
        return on(0, codes -> codes.given(userKey));
    }

    private RecoveryCode put(long userKey, RecoveryCode.Kind kind, Instant end) {
        String bare =
                SpareCode.parse(SpareCode.next(new java.security.SecureRandom())).orElseThrow();
        return put(userKey, bare, kind, end);
    }

    private RecoveryCode put(long userKey, String bare, RecoveryCode.Kind kind, Instant end) {
        RecoveryCode code =
                new RecoveryCode(DOMAIN, userKey, kind, SpareCode.hash(userKey, bare), NOW)
                        .givenBy(end == null ? null : "admin", end);
        return on(
                0,
                codes -> {
                    codes.em.persist(code);
                    return code;
                });
    }

    /** One transaction on one of the nodes, as the container would make it. */
    private <T> T on(int node, Function<RecoveryCodes, T> work) {
        EntityManager em = NODES.get(node).createEntityManager();
        try {
            RecoveryCodes codes = new RecoveryCodes();
            codes.em = em;
            codes.clock = Clock.fixed(now, ZoneOffset.UTC);
            em.getTransaction().begin();
            T result = work.apply(codes);
            em.getTransaction().commit();
            return result;
        } finally {
            em.close();
        }
    }
}
