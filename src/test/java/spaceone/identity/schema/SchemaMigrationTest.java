package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.StartRefused;
import spaceone.identity.setting.Settings;
import spaceone.testkit.Database;

/** Databases as operators have them. */
class SchemaMigrationTest {

    private static final String INDEX =
            "select count(*) from pg_indexes where schemaname = current_schema()"
                    + " and indexname = 'users_search'";

    private final DataSource database = Database.fresh();

    @Test
    void twoInstallationsLiveInTwoSchemasOfOneDatabase() throws Exception {
        run("create schema one");
        run("create schema other");

        try (Connection one = in("one");
                Connection other = in("other")) {
            SchemaMigration.prepare(one);
            SchemaMigration.prepare(other);
        }

        for (String schema : new String[] {"one", "other"}) {
            try (Connection connection = in(schema)) {
                assertThat(text(connection, INDEX)).as(schema).isEqualTo("1");
                assertThat(text(connection, "select to_regclass('" + schema + ".user_counts')"))
                        .isNotNull();
            }
        }
        try (Connection connection = in("public")) {
            assertThat(text(connection, "select to_regclass('public.users')")).isNull();
        }
    }

    @Test
    void theyDoNotWaitForEachOtherAndNodesOfOneDo() throws Exception {
        run("create schema one");
        try (Connection one = in("one");
                Connection another = in("one");
                Connection elsewhere = in("public")) {
            assertThat(SchemaMigration.isOurTurn(one)).isTrue();
            assertThat(SchemaMigration.isOurTurn(another)).isFalse();
            assertThat(SchemaMigration.isOurTurn(elsewhere)).isTrue();
        }
    }

    /** That of a release before, which other nodes of the upgrade still take. */
    @Test
    void theUsualSchemaKeepsItsLock() throws Exception {
        try (Connection before = database.getConnection();
                Connection now = database.getConnection()) {
            text(before, "select pg_advisory_lock(" + 0x6964656e74697479L + ")");

            assertThat(SchemaMigration.isOurTurn(now)).isFalse();
        }
    }

    @Test
    void trigramsMayBeInAnySchema() throws Exception {
        run("create schema \"Our Extensions\"");
        run("create extension pg_trgm schema \"Our Extensions\"");

        try (Connection connection = database.getConnection()) {
            SchemaMigration.prepare(connection);

            assertThat(text(connection, INDEX)).isEqualTo("1");
        }
    }

    /** Each start gets one commit further than the one before it, and dies there. */
    @Test
    void aStartThatDiesAfterAnyCommitIsGoneOnWith() throws Exception {
        int deaths = 0;
        try (Connection watch = database.getConnection()) {
            for (boolean done = false; !done; deaths++) {
                try (Connection dying = DyingConnection.of(database.getConnection(), watch)) {
                    done = survives(dying);
                }
            }
            assertThat(text(watch, INDEX)).isEqualTo("1");
        }
        assertThat(deaths).isGreaterThan(40);
    }

    private static boolean survives(Connection dying) throws Exception {
        try {
            SchemaMigration.prepare(dying);
            return true;
        } catch (Exception e) {
            if (dying.isClosed()) {
                return false;
            }
            throw e;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "c, locale 'C', 15",
        "c_utf8, locale_provider builtin builtin_locale 'C.UTF-8', 17",
        "turkish, locale_provider icu icu_locale 'tr-TR' locale 'C', 15",
        "swedish, locale_provider icu icu_locale 'sv-SE-u-ks-level2' locale 'C', 15"
    })
    void anyLocaleWillDo(String name, String locale, int since) throws Exception {
        try (Connection server = database.getConnection()) {
            assumeThat(server.getMetaData().getDatabaseMajorVersion())
                    .as("PostgreSQL with that kind of locale")
                    .isGreaterThanOrEqualTo(since);
        }
        try (Connection connection = made(name, "encoding 'UTF8' " + locale)) {
            DatabaseDemands.check(connection, database::getConnection);
            SchemaMigration.prepare(connection);

            assertThat(text(connection, INDEX)).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @CsvSource({"latin, LATIN1", "ascii, SQL_ASCII"})
    void anotherEncodingIsRefused(String name, String encoding) throws Exception {
        try (Connection connection = made(name, "encoding '" + encoding + "' locale 'C'")) {
            assertThatThrownBy(() -> DatabaseDemands.check(connection, database::getConnection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("keeps text as " + encoding);
        }
    }

    @Test
    void aSchemaThatDoesNotExistIsRefused() throws Exception {
        try (Connection connection = in("nowhere")) {
            assertThatThrownBy(() -> DatabaseDemands.check(connection, database::getConnection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("has no schema for us");
        }
    }

    /** Behind a pooler in transaction mode, two connections are the same session in turn. */
    @Test
    void connectionsThatShareASessionAreRefused() throws Exception {
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> DatabaseDemands.check(connection, () -> connection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("pooler in transaction or statement mode");
        }
    }

    @Test
    void transactionsAreIsolatedAsWeExpectWhateverTheDatabaseSays() throws Exception {
        run(
                "do $$ begin execute format('alter database %I set default_transaction_isolation ="
                        + " ''serializable''', current_database()); end $$");
        Settings settings = Settings.of(Map.of("IDENTITY_DB_URL", Database.url(database)));

        try (Connection usual = database.getConnection();
                Connection ours = new PostgresDataSource(settings).getConnection()) {
            assertThat(text(usual, "show transaction_isolation")).isEqualTo("serializable");
            assertThat(text(ours, "show transaction_isolation")).isEqualTo("read committed");
        }
    }

    private Connection in(String schema) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Database.url(database) + "&currentSchema=" + schema);
        return source.getConnection();
    }

    /** A database of its own, dropped with the server or by the next run. */
    private Connection made(String name, String options) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Database.url(database));
        String full = source.getDatabaseName() + "_" + name;
        run("drop database if exists " + full);
        run("create database " + full + " template template0 " + options);
        source.setDatabaseName(full);
        return source.getConnection();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
