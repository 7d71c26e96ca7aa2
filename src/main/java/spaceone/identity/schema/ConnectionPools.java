package spaceone.identity.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.annotation.sql.DataSourceDefinitions;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Produces;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import spaceone.identity.setting.Setting;
import spaceone.identity.setting.Settings;

/**
 * The pools that a node may have, one for each size. Servers make them of annotations, whose
 * numbers take no value from outside; only the one of the size that {@code identity.db.pool-size}
 * says ever opens a connection.
 */
@Singleton
@Startup
@DataSourceDefinitions({
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "8",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 8,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "16",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 16,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "24",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 24,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "32",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 32,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "48",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 48,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "64",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 64,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "96",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 96,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            }),
    @DataSourceDefinition(
            name = ConnectionPools.NAME + "128",
            className = ConnectionPools.POOLED,
            minPoolSize = 2,
            maxPoolSize = 128,
            properties = {
                ConnectionPools.NAMED,
                ConnectionPools.VALIDATED,
                ConnectionPools.BY_CLASS,
                ConnectionPools.VALIDATING,
                ConnectionPools.SELDOM,
                ConnectionPools.ALL_FAIL,
                ConnectionPools.UNMATCHED,
                ConnectionPools.WAIT
            })
})
public class ConnectionPools {

    static final String NAME = "java:app/jdbc/identity-";
    static final String POOLED = "spaceone.identity.schema.PostgresDataSource";

    /** WildFly wants one property at least. */
    static final String NAMED = "applicationName=identity";

    // Payara alone: notice a restarted database, and do not search for a matching connection
    static final String VALIDATED = "fish.payara.is-connection-validation-required=true";
    static final String BY_CLASS = "fish.payara.connection-validation-method=custom-validation";
    static final String VALIDATING =
            "fish.payara.validation-classname="
                    + "org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation";
    static final String SELDOM = "fish.payara.validate-atmost-once-period-in-seconds=1";
    static final String ALL_FAIL = "fish.payara.fail-all-connections=true";
    static final String UNMATCHED = "fish.payara.match-connections=false";
    static final String WAIT = "fish.payara.max-wait-time-in-millis=5000";

    private static volatile @Nullable DataSource pool;

    @Resource(lookup = NAME + "8")
    DataSource of8;

    @Resource(lookup = NAME + "16")
    DataSource of16;

    @Resource(lookup = NAME + "24")
    DataSource of24;

    @Resource(lookup = NAME + "32")
    DataSource of32;

    @Resource(lookup = NAME + "48")
    DataSource of48;

    @Resource(lookup = NAME + "64")
    DataSource of64;

    @Resource(lookup = NAME + "96")
    DataSource of96;

    @Resource(lookup = NAME + "128")
    DataSource of128;

    /** Finds the pool of this node, as soon as the server knows where our names belong. */
    @PostConstruct
    void open() {
        pool = of(Settings.current());
    }

    DataSource of(Settings settings) {
        int size = settings.whole(Setting.DB_POOL_SIZE);
        return switch (size) {
            case 8 -> of8;
            case 16 -> of16;
            case 24 -> of24;
            case 32 -> of32;
            case 48 -> of48;
            case 64 -> of64;
            case 96 -> of96;
            case 128 -> of128;
            default -> throw new IllegalStateException("no pool of " + size);
        };
    }

    @Produces
    static DataSource ofThisNode() {
        return Objects.requireNonNull(pool, "the server is not ready");
    }

    /**
     * Of the pool of this node. While the server still makes the application ready there is none:
     * who looks already then whether the database is there gets a connection of its own.
     */
    static Connection connection() throws SQLException {
        DataSource open = pool;
        return open == null ? new PostgresDataSource().getConnection() : open.getConnection();
    }

    /** How many connections a node has at most. */
    static int size() {
        return Settings.current().whole(Setting.DB_POOL_SIZE);
    }
}
