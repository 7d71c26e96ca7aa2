package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;
import spaceone.testkit.Parallel;

/**
 * What is good once is accepted once, by whichever of two nodes, though some of those who try die
 * on the way. {@code -Draces=10000} tries it so often.
 */
class AcceptedOnceTest {

    private static final int ROUNDS = Integer.getInteger("races", 30);
    private static final int TRIES = 6;
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String DOMAIN = "domain-000000000001";

    private static final List<EntityManagerFactory> NODES = new ArrayList<>();
    private static DataSource database;
    private static long user;

    @BeforeAll
    static void open() throws Exception {
        database = ChangeLog.applied();
        for (int node = 0; node < 2; node++) {
            NODES.add(
                    Persistence.createEntityManagerFactory(
                            "all-test",
                            Map.of("jakarta.persistence.jdbc.url", Database.url(database))));
        }
        execute(
                "insert into domains (domain_id, name, state, created_at) values ('%s', 'acme', 'ENABLED', now())"
                        .formatted(DOMAIN));
        execute(
                """
                insert into users (domain_id, user_id, folded_id, state, auth_type, language, timezone, created_at)
                values ('%s', 'alice', 'alice', 'ENABLED', 'LOCAL', 'en', 'UTC', now())
                """
                        .formatted(DOMAIN));
        try (EntityManager em = NODES.get(0).createEntityManager()) {
            user =
                    ((Number) em.createNativeQuery("select id from users").getSingleResult())
                            .longValue();
        }
    }

    @AfterAll
    static void close() {
        NODES.forEach(EntityManagerFactory::close);
        NODES.clear();
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(RecoveryCode.Kind.class)
    void aCodeThatStandsInForTheFactor(RecoveryCode.Kind kind) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String bare = kind.name() + round;
            keep(kind, bare);

            accepted(
                    round,
                    em -> {
                        RecoveryCodes codes = new RecoveryCodes();
                        codes.em = em;
                        codes.clock = Clock.fixed(NOW, ZoneOffset.UTC);
                        return codes.find(user, bare).filter(codes::spend).isPresent();
                    });
        }
    }

    private static void keep(RecoveryCode.Kind kind, String bare) {
        try (EntityManager em = NODES.get(0).createEntityManager()) {
            em.getTransaction().begin();
            em.persist(new RecoveryCode(DOMAIN, user, kind, SpareCode.hash(user, bare), NOW));
            em.getTransaction().commit();
        }
    }

    @Test
    void aChallengeOfAPasskey() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] challenge = opened();

            accepted(
                    round,
                    em ->
                            challenges(em)
                                    .take(PasskeyPurpose.SIGN_IN, DOMAIN, challenge)
                                    .isPresent());
        }
    }

    private static byte[] opened() {
        try (EntityManager em = NODES.get(0).createEntityManager()) {
            em.getTransaction().begin();
            byte[] challenge =
                    challenges(em)
                            .open(
                                    PasskeyPurpose.SIGN_IN,
                                    new PasskeyChallenges.Bound(DOMAIN, null, null, null));
            em.getTransaction().commit();
            return challenge;
        }
    }

    private static PasskeyChallenges challenges(EntityManager em) {
        PasskeyChallenges challenges = new PasskeyChallenges();
        challenges.em = em;
        challenges.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return challenges;
    }

    /** Half of them on each node; of the first two, one on each, none lives to see its end. */
    private static void accepted(int round, Predicate<EntityManager> use) {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            int node = i % 2;
            boolean dies = i < 2;
            tries.add(() -> attempt(node, use, dies));
        }

        assertThat(Parallel.run(TRIES, tries)).as("round " + round).containsOnlyOnce(true);
    }

    /** Whether somebody was let in. Whose node dies before the end was not. */
    private static boolean attempt(int node, Predicate<EntityManager> use, boolean dies) {
        try (EntityManager em = NODES.get(node).createEntityManager()) {
            em.getTransaction().begin();
            boolean used = use.test(em);
            if (dies) {
                em.getTransaction().rollback();
                return false;
            }
            em.getTransaction().commit();
            return used;
        }
    }
}
