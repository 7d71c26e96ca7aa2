package spaceone.identity.verification;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import spaceone.identity.audit.Actor;
import spaceone.identity.secret.Secrets;
import spaceone.testkit.Database;

/**
 * The verification room on a database of its own, without a container: what that would do, one
 * transaction a call, is done here. Its clock stands still until it is moved, and it counts how
 * often a code was compared.
 */
final class VerificationRoom {

    static final CodeOwner ALICE = new CodeOwner("domain-000000000001", 1, "alice", "en");
    static final CodeOwner BOB = new CodeOwner("domain-000000000001", 2, "bob", "en");

    final AtomicInteger comparisons = new AtomicInteger();
    private final Secrets secrets = new CountingSecrets();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private volatile VerifyCodeIssued issued;

    VerificationRoom() {
        inTransaction(em -> em.createNativeQuery("delete from verify_codes").executeUpdate());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sends a code and answers what a mail would tell. */
    VerifyCodeIssued send(CodeOwner owner, CodePurpose purpose, String address) {
        inTransaction(em -> codes(em).send(owner, purpose, address));
        return issued;
    }

    /** As {@link #send}, but where no more may be sent, a living code stays; then there is none. */
    Optional<VerifyCodeIssued> sendOrLeave(CodeOwner owner, CodePurpose purpose, String address) {
        issued = null;
        inTransaction(em -> codes(em).sendOrLeave(owner, purpose, address));
        return Optional.ofNullable(issued);
    }

    /** As a caller does: judged outside any transaction, used up in one. */
    void confirm(CodeOwner owner, CodePurpose purpose, String code) {
        VerifyCode proven = codes(null).prove(owner, purpose, code);
        inTransaction(em -> codes(em).use(proven));
    }

    /** Writes into the table behind the room's back. */
    int tamper(String sql) {
        int[] rows = new int[1];
        inTransaction(em -> rows[0] = em.createNativeQuery(sql).executeUpdate());
        return rows[0];
    }

    private VerifyCodes codes(EntityManager em) {
        VerifyCodes codes = new VerifyCodes();
        codes.em = em;
        codes.clock = clock();
        codes.secrets = secrets;
        codes.actor = new Actor();
        codes.issued = new Ear();
        codes.attempts =
                new VerifyAttempts() {
                    @Override
                    public Optional<VerifyCode> spend(long userKey, CodePurpose purpose) {
                        return inTheirOwn(bean -> bean.spend(userKey, purpose));
                    }

                    @Override
                    public Optional<VerifyCode> ended(long userKey, CodePurpose purpose) {
                        return inTheirOwn(bean -> bean.ended(userKey, purpose));
                    }
                };
        return codes;
    }

    private Optional<VerifyCode> inTheirOwn(Function<VerifyAttempts, Optional<VerifyCode>> work) {
        VerifyAttempts bean = new VerifyAttempts();
        bean.clock = clock();
        List<Optional<VerifyCode>> found = new ArrayList<>();
        inTransaction(
                own -> {
                    bean.em = own;
                    found.add(work.apply(bean));
                });
        return found.get(0);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static void inTransaction(Consumer<EntityManager> work) {
        EntityManager em = Shared.FACTORY.createEntityManager();
        try {
            em.getTransaction().begin();
            work.accept(em);
            em.getTransaction().commit();
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }

    private final class CountingSecrets extends Secrets {

        CountingSecrets() {
            super("a key of the tests that is long enough for them");
        }

        @Override
        public boolean isMac(byte[] mac, String purpose, byte[]... parts) {
            comparisons.incrementAndGet();
            return super.isMac(mac, purpose, parts);
        }
    }

    /** Hears what is fired. */
    private final class Ear implements Event<VerifyCodeIssued> {

        @Override
        public void fire(VerifyCodeIssued fact) {
            issued = fact;
        }

        @Override
        public <U extends VerifyCodeIssued> CompletionStage<U> fireAsync(U fact) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends VerifyCodeIssued> CompletionStage<U> fireAsync(
                U fact, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<VerifyCodeIssued> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends VerifyCodeIssued> Event<U> select(
                Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends VerifyCodeIssued> Event<U> select(
                TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Shared {

        static final EntityManagerFactory FACTORY = open();

        private static EntityManagerFactory open() {
            DataSource database = Database.fresh();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "create table users (id bigint primary key); insert into users values (1), (2);"
                                + " create table sessions (session_id varchar(32) primary key)");
                Path changes = Path.of("src/main/liquibase/changes/0020-codes.sql");
                statement.execute(Files.readString(changes));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Persistence.createEntityManagerFactory(
                    "verification-test",
                    Map.of("jakarta.persistence.jdbc.url", Database.url(database)));
        }
    }
}
