package spaceone.identity.schema;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import liquibase.exception.LiquibaseException;
import spaceone.identity.SharedClock;
import spaceone.identity.StartRefused;
import spaceone.identity.operation.DatabaseMeter;

/**
 * Brings the tables up to date before anything uses them. Nodes that start together take turns.
 * Other start-up beans say {@code @DependsOn("SchemaMigration")}.
 */
@Singleton
@Startup
@DependsOn("ConnectionPools")
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());

    /** "identity" in ASCII: any number will do, as long as it stays. */
    private static final long LOCK = 0x6964656e74697479L;

    /** Installations in several schemas of a database do not wait for each other. */
    private static final String KEY =
            "case current_schema() when 'public' then "
                    + LOCK
                    + " else "
                    + LOCK
                    + " # hashtextextended(current_schema(), 0) end";

    private static final String TRIGRAMS =
            """
            select quote_ident(nspname) as name, has_schema_privilege(n.oid, 'usage') as usable
            from pg_extension e join pg_namespace n on n.oid = e.extnamespace
            where extname = 'pg_trgm'
            """;

    /** Behind our own schema, where tables are made and looked for first. */
    private static final String FIND_TRIGRAMS =
            """
            select set_config('search_path', quote_ident(current_schema()) || ', ' || quote_ident(nspname), false)
            from pg_extension e join pg_namespace n on n.oid = e.extnamespace
            where extname = 'pg_trgm' and nspname <> current_schema()
            """;

    @Inject Readiness readiness;
    @Inject SharedClock clock;

    @PostConstruct
    void migrate() {
        try (Connection connection = new PostgresDataSource().patientConnection()) {
            prepare(connection);
            ClockCheck.compare(clock, connection);
            DatabaseMeter.watch(clock::ahead);
        } catch (SQLException | LiquibaseException e) {
            throw StartRefused.because("its tables cannot be prepared: " + e.getMessage(), e);
        }
        readiness.migrated();
        LOG.info("The database schema is up to date.");
    }

    static void prepare(Connection connection) throws SQLException, LiquibaseException {
        findTrigrams(connection);
        if (AppliedChangeLogs.haveOurs(connection)) {
            return;
        }
        takeTurn(connection);
        // the one that had its turn before may have been of this release
        if (!AppliedChangeLogs.haveOurs(connection)) {
            releaseStaleLock(connection);
            Liquibase.update(connection);
            AppliedChangeLogs.rememberOurs(connection);
        }
    }

    /**
     * Extensions are installed once in a database, in any schema: that of another installation, or
     * one that the operator keeps for them. For our indexes its names must be found.
     */
    private static void findTrigrams(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet place = statement.executeQuery(TRIGRAMS)) {
            if (place.next() && !place.getBoolean("usable")) {
                throw StartRefused.because(
                        "the extension pg_trgm is in the schema "
                                + place.getString("name")
                                + ", which IDENTITY_DB_USER may not use: grant usage on schema "
                                + place.getString("name")
                                + " to that user.");
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(FIND_TRIGRAMS);
        }
    }

    /**
     * Waits by asking again and again. One long wait would be a transaction, and an index that the
     * other node builds concurrently waits for all of them: both would wait for ever.
     */
    private static void takeTurn(Connection connection) throws SQLException {
        boolean told = false;
        while (!isOurTurn(connection)) {
            if (!told) {
                LOG.info("Another node prepares the database schema, waiting for it.");
                told = true;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_sleep(0.2)");
            }
        }
    }

    static boolean isOurTurn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet free =
                        statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            free.next();
            return free.getBoolean(1);
        }
    }

    /** Whoever holds our advisory lock knows that no other node is inside Liquibase. */
    private static void releaseStaleLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table =
                    statement.executeQuery(
                            "select to_regclass(quote_ident(current_schema())"
                                    + " || '.databasechangeloglock')")) {
                table.next();
                if (table.getString(1) == null) {
                    return;
                }
            }
            if (statement.executeUpdate(
                            "update databasechangeloglock"
                                    + " set locked = false, lockgranted = null, lockedby = null"
                                    + " where locked")
                    > 0) {
                LOG.warning("Released the Liquibase lock of a start that was killed.");
            }
        }
    }
}
