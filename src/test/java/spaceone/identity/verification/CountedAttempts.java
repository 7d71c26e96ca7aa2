package spaceone.identity.verification;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import spaceone.testkit.Database;

/** The counts on a database of their own: each call in a transaction, as in the container. */
final class CountedAttempts extends FailedAttempts {

    private final Supplier<Instant> now;

    CountedAttempts(Supplier<Instant> now) {
        this.now = now;
        inTransaction(
                em -> {
                    em.createNativeQuery("delete from failed_attempts").executeUpdate();
                    return em.createNativeQuery("delete from known_sources").executeUpdate();
                });
    }

    private <T> T each(Function<FailedAttempts, T> call) {
        return inTransaction(
                em -> {
                    FailedAttempts bean = new FailedAttempts();
                    bean.em = em;
                    bean.clock = Clock.fixed(now.get(), ZoneOffset.UTC);
                    return call.apply(bean);
                });
    }

    @Override
    public Admission begin(String account, String source) {
        return each(bean -> bean.begin(account, source));
    }

    @Override
    public void wrong(Attempt attempt) {
        each(
                bean -> {
                    bean.wrong(attempt);
                    return 0;
                });
    }

    @Override
    public void refused(Attempt attempt) {
        each(
                bean -> {
                    bean.refused(attempt);
                    return 0;
                });
    }

    @Override
    public void right(Attempt attempt) {
        each(
                bean -> {
                    bean.right(attempt);
                    return 0;
                });
    }

    @Override
    public void drop(Attempt attempt) {
        each(
                bean -> {
                    bean.drop(attempt);
                    return 0;
                });
    }

    @Override
    public void forget(String account) {
        each(
                bean -> {
                    bean.forget(account);
                    return 0;
                });
    }

    @Override
    public void know(String account, String source) {
        each(
                bean -> {
                    bean.know(account, source);
                    return 0;
                });
    }

    @Override
    public boolean isKnown(String account, String source) {
        return each(bean -> bean.isKnown(account, source));
    }

    @Override
    public Optional<Instant> blockedUntil(String account) {
        return each(bean -> bean.blockedUntil(account));
    }

    private static <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager em = Shared.FACTORY.createEntityManager();
        try {
            em.getTransaction().begin();
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
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
                        "create table failed_attempts (subject text primary key, failures integer"
                                + " not null, since timestamptz not null, blocked_until timestamptz)");
                Path changes = Path.of("src/main/liquibase/changes/0150-attempts.sql");
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
