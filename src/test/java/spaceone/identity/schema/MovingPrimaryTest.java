package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.setting.Settings;
import spaceone.testkit.Database;
import spaceone.testkit.Line;

/** The primary moves from one host to another, and the first one neither answers nor hangs up. */
class MovingPrimaryTest {

    private final PGSimpleDataSource second = new PGSimpleDataSource();
    private final Line first;

    MovingPrimaryTest() throws IOException {
        second.setUrl(Database.url(Database.fresh()));
        first = new Line(second.getPortNumbers()[0]);
    }

    private DataSource both(String options) {
        return new PostgresDataSource(
                Settings.of(
                        Map.of(
                                "IDENTITY_DB_URL",
                                "jdbc:postgresql://localhost:%d,localhost:%d/%s?user=%s%s"
                                        .formatted(
                                                first.port(),
                                                second.getPortNumbers()[0],
                                                second.getDatabaseName(),
                                                second.getUser(),
                                                options))));
    }

    /** It takes connections, as the system does for a process that is frozen. */
    @ParameterizedTest
    @ValueSource(strings = {"prefer", "disable"})
    void theSecondHostIsFoundWhileTheFirstIsFrozen(String sslMode) throws SQLException {
        first.cut();

        try (Connection connection = opened(both("&sslmode=" + sslMode))) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    /** Each attempt has a second or two; a machine that does much else may need another. */
    private static Connection opened(DataSource database) {
        return await().ignoreExceptionsInstanceOf(SQLException.class)
                .until(database::getConnection, Objects::nonNull);
    }

    @Test
    void afterItIsOpenAConnectionHasTheTimeThatIsConfigured() throws SQLException {
        try (Connection usual = both("").getConnection();
                Connection given = both("&socketTimeout=7").getConnection()) {
            assertThat(usual.getNetworkTimeout()).isEqualTo(30_000);
            assertThat(given.getNetworkTimeout()).isEqualTo(7_000);
        }
    }

    /** Who waits for the first one is answered, and nobody reads there when it wakes. */
    @Test
    void connectionsToTheFormerPrimaryAreCutOff() throws SQLException {
        DataSource both = both("");
        try (Connection former = both.getConnection()) {
            first.cut();
            try (Connection later = opened(both)) {
                assertThat(former.isClosed()).isTrue();
                assertThat(later.isValid(1)).isTrue();
            }
        }
    }

    /** There hosts take turns, and the last one is no news. */
    @Test
    void connectionsAreKeptWhereHostsShareTheLoad() throws SQLException {
        DataSource both = both("&loadBalanceHosts=true");
        try (Connection former = both.getConnection()) {
            first.cut();
            try (Connection later = opened(both)) {
                assertThat(former.isClosed()).isFalse();
                assertThat(later.isClosed()).isFalse();
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        first.close();
    }
}
