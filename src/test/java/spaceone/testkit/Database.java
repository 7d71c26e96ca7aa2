package spaceone.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.run.LocalPostgres;
import spaceone.run.PostgresBinaries;

/**
 * One real PostgreSQL for all tests of a run, started when first asked for and stopped with the
 * JVM. Every {@link #fresh()} is a database of its own, so tests never meet.
 *
 * <p>{@code IDENTITY_TEST_DB_URL}, a JDBC URL with a user who may create databases, takes the place
 * of the embedded one.
 */
public final class Database {

    /** Where its programs are unpacked to, and its data are. */
    static final Path EMBEDDED = Path.of("target", "postgres");

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static String server;

    /** Kept: its end of the pipe is closed with it. */
    private static Process leash;

    private Database() {}

    /** A new, empty database. */
    public static DataSource fresh() {
        String name = name(COUNT.incrementAndGet());
        execute("drop database if exists " + name);
        execute("create database " + name);
        return connectedTo(name);
    }

    /**
     * A new, empty database whose texts compare and sort as a language does.
     *
     * @param locale an ICU locale, e.g. {@code en-US}
     */
    public static DataSource fresh(String locale) {
        return freshIn(
                "encoding 'UTF8' locale_provider icu icu_locale '" + locale + "' locale 'C'");
    }

    /**
     * A new, empty database.
     *
     * @param locale how {@code create database} is told of it
     */
    public static DataSource freshIn(String locale) {
        String name = name(COUNT.incrementAndGet());
        execute("drop database if exists " + name);
        execute("create database " + name + " template template0 " + locale);
        return connectedTo(name);
    }

    /** Makes room: a large one would be written out when the server stops. */
    public static void drop(DataSource database) {
        execute("drop database " + ((PGSimpleDataSource) database).getDatabaseName());
    }

    /** The JDBC address of a database of {@link #fresh()}, with its user and password. */
    public static String url(DataSource database) {
        PGSimpleDataSource source = (PGSimpleDataSource) database;
        String password = source.getPassword();
        return source.getUrl().replaceFirst("\\?.*", "")
                + "?user="
                + source.getUser()
                + (password == null ? "" : "&password=" + password);
    }

    private static String name(int number) {
        return "test_" + Long.toString(ProcessHandle.current().pid(), 36) + "_" + number;
    }

    private static PGSimpleDataSource connectedTo(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server());
        source.setDatabaseName(name);
        return source;
    }

    private static void execute(String sql) {
        try (Connection connection = connectedTo("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized String server() {
        if (server == null) {
            String given = System.getenv().getOrDefault("IDENTITY_TEST_DB_URL", "");
            server = given.isBlank() ? embedded() : given;
            if (!given.isBlank()) {
                Runtime.getRuntime().addShutdownHook(new Thread(Database::dropAll));
            }
        }
        return server;
    }

    private static String embedded() {
        try {
            EmbeddedPostgres started =
                    PostgresBinaries.builder(EMBEDDED)
                            .setDataDirectory(Files.createTempDirectory(EMBEDDED, "data"))
                            // Tests may lose a power cut.
                            .setServerConfig("fsync", "off")
                            // for tests that count statements, see StatementLog
                            .setServerConfig("logging_collector", "on")
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start();
            leash = leashOn(started.getPostgresDatabase());
            return started.getJdbcUrl("postgres", "postgres");
        } catch (IOException | SQLException | RuntimeException e) {
            throw LocalPostgres.unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** A JVM that is killed or halts stops nothing itself, but a pipe from it ends. */
    private static Process leashOn(DataSource postgres) throws IOException, SQLException {
        return new ProcessBuilder("sh", "-c", "cat; kill -QUIT " + pid(postgres))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** The process id of a server on this machine. */
    public static long pid(DataSource server) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery("select pg_read_file('postmaster.pid')")) {
            file.next();
            return Long.parseLong(file.getString(1).lines().findFirst().orElseThrow());
        }
    }

    private static void dropAll() {
        for (int i = 1; i <= COUNT.get(); i++) {
            execute("drop database if exists " + name(i) + " with (force)");
        }
    }
}
