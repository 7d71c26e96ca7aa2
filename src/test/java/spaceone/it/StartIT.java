package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Node;
import spaceone.testkit.Server;

/** Servers of their own, started as operators start them. */
class StartIT {

    private static final String[] QUICK = {
        "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
    };

    @Test
    void withoutDatabaseTheProcessEndsAndSaysWhy() throws InterruptedException {
        try (Node node = Node.start(Map.of(), QUICK)) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.output())
                    .containsOnlyOnce("Identity does not start: IDENTITY_DB_URL is not set.");
        }
    }

    @Test
    void unreachableDatabaseIsNamedAndThePasswordIsNot() throws InterruptedException {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        "jdbc:postgresql://localhost:" + Node.freePort() + "/identity",
                        "IDENTITY_DB_USER",
                        "identity",
                        "IDENTITY_DB_PASSWORD",
                        "Sesame-4-Open");
        try (Node node = Node.start(environment, QUICK)) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.output())
                    .contains("Identity does not start: the database of IDENTITY_DB_URL")
                    .doesNotContain("Sesame-4-Open");
        }
    }

    @Test
    void aServerOfSeveralApplicationsGoesOnWithoutThisOne() throws InterruptedException {
        assumeThat(Server.current().isForOneApplication())
                .as("on this server the process ends, see above")
                .isFalse();
        try (Node node = Node.start(Map.of("IDENTITY_START_EXIT", "auto"), QUICK)) {
            node.awaitOutput("Identity does not start: IDENTITY_DB_URL is not set.");

            assertThat(node.awaitAnswer("/check")).isEqualTo(404);
        }
    }

    /** A killed start leaves Liquibase's lock behind; here it is on an empty database, too. */
    @Test
    void twoNodesStartTogetherDespiteTheLockOfAKilledStart()
            throws InterruptedException, SQLException {
        DataSource database = Database.fresh();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table databasechangeloglock (id int primary key, locked boolean not"
                            + " null, lockgranted timestamp, lockedby varchar(255))");
            statement.execute(
                    "insert into databasechangeloglock values (1, true, now(), 'a killed start')");
        }
        Map<String, String> environment = Map.of("IDENTITY_DB_URL", Database.url(database));
        try (Node one = Node.start(environment, QUICK);
                Node two = Node.start(environment, QUICK)) {
            one.awaitReady();
            two.awaitReady();
        }
    }
}
