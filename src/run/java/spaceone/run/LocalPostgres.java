package spaceone.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * The PostgreSQL that {@code mvn -Prun} brings along, kept below the data directory. It listens on
 * this machine only and asks for the password in {@code postgres.password}.
 */
public final class LocalPostgres {

    private static final String NAME = "identity";

    private LocalPostgres() {}

    /** Starts it; answers the environment that leads the application to it. */
    static Map<String, String> start(DataDirectory data) throws IOException {
        if (!PostgresBinaries.areThere()) {
            throw new IllegalStateException(
                    "no PostgreSQL is brought along for "
                            + System.getProperty("os.name")
                            + " on "
                            + System.getProperty("os.arch")
                            + ". Set IDENTITY_DB_URL (with _USER and _PASSWORD) to one of yours,"
                            + " or on Windows run this in WSL.");
        }
        Screen.say(
                PostgresBinaries.areUnpackedIn(data.programs())
                        ? "Starting PostgreSQL"
                        : "Unpacking and starting PostgreSQL, once, in " + data.path());
        Path secret = secret(data);
        String password = Files.readString(secret).strip();
        Path log = data.path().resolve("postgres.log");
        Files.deleteIfExists(log);
        try {
            EmbeddedPostgres server =
                    PostgresBinaries.builder(data.programs())
                            .setDataDirectory(data.postgres())
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setOutputRedirector(Redirect.appendTo(log.toFile()))
                            .setErrorRedirector(Redirect.appendTo(log.toFile()))
                            .setLocaleConfig("auth-host", "scram-sha-256")
                            .setLocaleConfig("pwfile", secret.toString())
                            .setConnectConfig("password", password)
                            .setServerConfig("listen_addresses", "localhost")
                            // no socket: it would let every user of this machine in
                            .setServerConfig("unix_socket_directories", "")
                            // the library's defaults are for tests, this data is kept
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "100")
                            .start();
            createDatabase(server, password);
            return Map.of(
                    "IDENTITY_DB_URL",
                            "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME,
                    "IDENTITY_DB_USER", NAME,
                    "IDENTITY_DB_PASSWORD", password);
        } catch (IOException | RuntimeException | SQLException e) {
            throw unavailable("see " + log, e);
        }
    }

    /** Why there is no embedded PostgreSQL, and what to do about it. */
    public static IllegalStateException unavailable(String detail, Exception cause) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new IllegalStateException(
                "the embedded PostgreSQL does not start, "
                        + detail
                        + ". "
                        + (root
                                ? "As root it needs user namespaces (does \"unshare -U id\" work?)."
                                        + " Run as another user, or set "
                                : "Or set ")
                        + "IDENTITY_DB_URL (for mvn -Prun) or IDENTITY_TEST_DB_URL (for tests) to a"
                        + " PostgreSQL of your own.",
                cause);
    }

    private static Path secret(DataDirectory data) throws IOException {
        Path secret = data.path().resolve("postgres.password");
        if (Files.notExists(secret)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(secret);
            DataDirectory.restrict(secret, "rw-------");
            Files.writeString(secret, Base64.getUrlEncoder().encodeToString(random));
        }
        return secret;
    }

    /** As in production the application owns its database and nothing else. */
    private static void createDatabase(EmbeddedPostgres server, String password)
            throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login password '" + password + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }
}
