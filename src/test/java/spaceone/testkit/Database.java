package spaceone.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real PostgreSQL for all tests of a run, started when first asked for and stopped with the
 * JVM. Every {@link #fresh()} is a database of its own, so tests never meet.
 */
public final class Database {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Database() {}

    /** A new, empty database. */
    public static DataSource fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        EmbeddedPostgres server = Server.INSTANCE;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getDatabase("postgres", name);
    }

    /** The JDBC address of a database of {@link #fresh()}; its user is {@code postgres}. */
    public static String url(DataSource database) {
        return ((PGSimpleDataSource) database).getUrl();
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                // Tests may lose a power cut: no fsync.
                return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
