package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spaceone.identity.setting.Settings;
import spaceone.run.PostgresBinaries;
import spaceone.testkit.Certificate;
import spaceone.testkit.Node;

/** {@code sslmode=verify-full} in the URL of the database, with a PostgreSQL that speaks TLS. */
class DatabaseOverTlsTest {

    @TempDir static Path directory;

    private static Path believed;
    private static Path another;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        Certificate own = Certificate.of("localhost");
        believed = Files.writeString(directory.resolve("ca.pem"), own.pem());
        another =
                Files.writeString(
                        directory.resolve("other.pem"), Certificate.of("localhost").pem());
        Path key = Files.writeString(directory.resolve("key.pem"), own.keyPem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        server =
                PostgresBinaries.builder(Path.of("target", "postgres"))
                        .setPort(Node.freePort())
                        .setServerConfig("ssl", "on")
                        .setServerConfig("ssl_cert_file", believed.toString())
                        .setServerConfig("ssl_key_file", key.toString())
                        .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Connection connection(String host, Path authority) throws SQLException {
        return new PostgresDataSource(
                        Settings.of(
                                Map.of(
                                        "IDENTITY_DB_URL",
                                        "jdbc:postgresql://%s:%d/postgres?user=postgres&sslmode=verify-full&sslrootcert=%s"
                                                .formatted(host, server.getPort(), authority))))
                .getConnection();
    }

    @Test
    void theServerItIsMeantForIsTalkedToInSecret() throws SQLException {
        try (Connection connection = connection("localhost", believed);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void oneThatNobodyVouchesForIsNotBelieved() {
        assertThatThrownBy(() -> connection("localhost", another))
                .hasMessageContaining("PKIX path");
    }

    @Test
    void oneOfAnotherNameIsNotBelieved() {
        assertThatThrownBy(() -> connection("127.0.0.1", believed))
                .hasMessageContaining("127.0.0.1");
    }
}
