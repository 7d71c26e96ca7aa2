package spaceone.identity.schema;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.StartRefused;
import spaceone.identity.operation.DatabaseMeter;
import spaceone.identity.setting.Setting;
import spaceone.identity.setting.Settings;

/**
 * Connections to the database that {@code identity.db.url}, {@code identity.db.user} and {@code
 * identity.db.password} name. What the URL says wins over the defaults here. It takes no address
 * and no user from the server that pools it: servers fill in their own "localhost".
 */
public class PostgresDataSource implements DataSource {

    private static final Map<PGProperty, String> DEFAULTS =
            Map.of(
                    PGProperty.APPLICATION_NAME, "identity",
                    // json, inet and the like take a plain string
                    PGProperty.STRING_TYPE, "unspecified",
                    PGProperty.REWRITE_BATCHED_INSERTS, "true",
                    PGProperty.TCP_KEEP_ALIVE, "true",
                    PGProperty.CONNECT_TIMEOUT, "5",
                    PGProperty.LOGIN_TIMEOUT, "10",
                    // a request that waits longer has lost its client
                    PGProperty.SOCKET_TIMEOUT, "30",
                    // a session opened on a standby would stay one that only reads
                    PGProperty.TARGET_SERVER_TYPE, "primary");

    /** Seconds that one of several hosts has to answer while a connection is opened. */
    private static final int EACH = 2;

    /**
     * Where there are several hosts: a frozen one takes connections and says nothing, and whoever
     * waits for it would never come to the next.
     */
    private static final Map<PGProperty, String> OF_SEVERAL =
            Map.of(
                    PGProperty.CONNECT_TIMEOUT, String.valueOf(EACH),
                    PGProperty.SSL_RESPONSE_TIMEOUT, String.valueOf(EACH * 1000));

    /**
     * What the database itself ends: a wait for a lock, and any statement. Queries of clients have
     * a shorter limit of their own. What the URL gives in {@code options} wins.
     */
    private static final Map<String, String> LIMITS =
            Map.of("lock_timeout", "5s", "statement_timeout", "20s");

    /** Until then a failure is the operator's to mend, afterwards it is the weather. */
    private static volatile boolean reached;

    private final String limits;
    private final PGSimpleDataSource driver = new PGSimpleDataSource();

    /** Seconds that a connection which is open waits for an answer. */
    private final int patience;

    /** Null where it has one host, or they take turns. */
    private final @Nullable Primary primary;

    public PostgresDataSource() {
        this(Settings.current());
    }

    PostgresDataSource(Settings settings) {
        String url =
                configured(settings, Setting.DB_URL)
                        .orElseThrow(
                                () ->
                                        StartRefused.because(
                                                "IDENTITY_DB_URL is not set. It names the"
                                                        + " PostgreSQL database,"
                                                        + " jdbc:postgresql://host:5432/name, together"
                                                        + " with IDENTITY_DB_USER and"
                                                        + " IDENTITY_DB_PASSWORD."));
        Properties given = Driver.parseURL(url, null);
        if (given == null) {
            throw StartRefused.because(
                    "IDENTITY_DB_URL is not a PostgreSQL JDBC URL,"
                            + " jdbc:postgresql://host:5432/name.");
        }
        driver.setUrl(url);
        String options = given.getProperty(PGProperty.OPTIONS.getName(), "");
        limits =
                LIMITS.entrySet().stream()
                        .filter(limit -> !options.contains(limit.getKey()))
                        .map(limit -> "set " + limit.getKey() + " = '" + limit.getValue() + "'")
                        .collect(Collectors.joining("; "));
        boolean several = driver.getServerNames().length > 1;
        setUnlessGiven(DEFAULTS, given);
        if (several) {
            setUnlessGiven(OF_SEVERAL, given);
        }
        patience = driver.getSocketTimeout();
        if (several) {
            driver.setSocketTimeout(EACH);
        }
        boolean takeTurns = PGProperty.LOAD_BALANCE_HOSTS.getBoolean(given);
        primary = several && !takeTurns ? Primary.of(url) : null;
        configured(settings, Setting.DB_USER).ifPresent(driver::setUser);
        configured(settings, Setting.DB_PASSWORD).ifPresent(driver::setPassword);
    }

    private void setUnlessGiven(Map<PGProperty, String> values, Properties given) {
        values.forEach(
                (property, value) -> {
                    if (given.getProperty(property.getName()) == null) {
                        driver.setProperty(property, value);
                    }
                });
    }

    public void setApplicationName(String name) {
        driver.setApplicationName(name);
    }

    private static Optional<String> configured(Settings settings, Setting setting) {
        return settings.find(setting, String.class);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = open(patience);
        try (Statement statement = connection.createStatement()) {
            statement.execute(limits);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Connection open(int seconds) throws SQLException {
        try {
            Connection connection = reached ? driver.getConnection() : reach(driver);
            prepare(connection, seconds);
            DatabaseMeter.opened();
            return connection;
        } catch (SQLException | StartRefused e) {
            DatabaseMeter.failed();
            throw e;
        }
    }

    private void prepare(Connection connection, int seconds) throws SQLException {
        try {
            // What a role or a database may have as its default ends transactions that meet, which
            // none of ours expects.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setNetworkTimeout(Runnable::run, seconds * 1000);
            if (primary != null) {
                primary.found(connection.unwrap(PGConnection.class));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Some servers pass the user they were given, which is none. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** A connection for work that may take long, not to be pooled. */
    Connection patientConnection() throws SQLException {
        return open(0);
    }

    private static Connection reach(PGSimpleDataSource driver) throws SQLException {
        Connection connection;
        try {
            connection = driver.getConnection();
        } catch (SQLException e) {
            throw StartRefused.because(
                    "the database of IDENTITY_DB_URL cannot be reached with IDENTITY_DB_USER and"
                            + " IDENTITY_DB_PASSWORD: "
                            + e.getMessage(),
                    e);
        }
        try {
            DatabaseDemands.check(connection, driver::getConnection);
        } catch (SQLException | StartRefused e) {
            connection.close();
            throw e;
        }
        reached = true;
        return connection;
    }

    @Override
    public PrintWriter getLogWriter() {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        driver.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() {
        return driver.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return driver.isWrapperFor(type);
    }
}
