package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import spaceone.testkit.Database;

class AppliedChangeLogsTest {

    private static final String DUE =
            "select count(*) from databasechangelog where id = 'mails-due'";
    private static final String REMEMBERED = "select count(*) from applied_change_logs";

    private final DataSource database = Database.fresh();

    @BeforeEach
    void migrate() throws Exception {
        start();
    }

    @Test
    @Timeout(60)
    void aStartWithNothingToMigrateWaitsForNobody() throws Exception {
        try (Connection other = database.getConnection()) {
            assertThat(SchemaMigration.isOurTurn(other)).isTrue();

            start();
        }
    }

    @Test
    void whatWasRolledBackByHandIsDoneAgain() throws Exception {
        run("delete from databasechangelog where id = 'mails-due'");

        start();

        assertThat(number(DUE)).isOne();
    }

    @Test
    void theChangeLogOfAnotherReleaseSaysNothingOfOurs() throws Exception {
        run("update applied_change_logs set fingerprint = repeat('0', 64)");
        run("delete from databasechangelog where id = 'mails-due'");
        run("update applied_change_logs set changes = 1");

        start();

        assertThat(number(DUE)).isOne();
        assertThat(number(REMEMBERED)).isEqualTo(2);
    }

    @Test
    void aReleaseThatIsGoneBackToIsRememberedStill() throws Exception {
        run("insert into applied_change_logs values (repeat('1', 64), 1000, now())");

        try (Connection connection = database.getConnection()) {
            assertThat(AppliedChangeLogs.haveOurs(connection)).isTrue();
        }
    }

    @Test
    void ofManyReleasesTheLatestAreRemembered() throws Exception {
        run(
                "insert into applied_change_logs select lpad(i::text, 64, '0'), 1,"
                        + " now() - i * interval '1 day' from generate_series(1, 30) i");
        try (Connection connection = database.getConnection()) {
            AppliedChangeLogs.rememberOurs(connection);
        }

        assertThat(number(REMEMBERED)).isEqualTo(20);
        assertThat(number(REMEMBERED + " where fingerprint = lpad('1', 64, '0')")).isOne();
    }

    private void start() throws Exception {
        try (Connection connection = database.getConnection()) {
            SchemaMigration.prepare(connection);
        }
    }

    private void run(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
