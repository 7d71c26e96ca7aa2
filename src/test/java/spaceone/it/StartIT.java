package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Node;
import spaceone.testkit.Proves;
import spaceone.testkit.Server;
import spaceone.testkit.Sockets;

/** Servers of their own, started as operators start them; two at once where each is by itself. */
@ByItself
@Tag("servers")
class StartIT {

    private static final String WAITS = "Another node prepares the database schema";

    private static final String[] QUICK = {
        "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
    };

    @Proves("13.2.3")
    @Test
    void withoutDatabaseTheProcessEndsAndSaysWhy() throws InterruptedException {
        Map<String, String> unreachable =
                Map.of(
                        "IDENTITY_DB_URL",
                        "jdbc:postgresql://localhost:" + Node.freePort() + "/identity",
                        "IDENTITY_DB_USER",
                        "identity",
                        "IDENTITY_DB_PASSWORD",
                        "Sesame-4-Open");
        try (Node unset = Node.start(Map.of(), QUICK);
                Node alone = Node.start(unreachable, QUICK)) {
            assertThat(unset.awaitEnd()).isEqualTo(1);
            assertThat(unset.output())
                    .containsOnlyOnce("Identity does not start: IDENTITY_DB_URL is not set.");
            assertThat(alone.awaitEnd()).isEqualTo(1);
            assertThat(alone.output())
                    .contains("Identity does not start: the database of IDENTITY_DB_URL")
                    .doesNotContain("Sesame-4-Open");
        }
    }

    /** Each of these was a process that answers 404 for ever, or a 500 at its first use. */
    @Test
    void whatIsWronglySetEndsTheProcessAndIsNamed() throws InterruptedException {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_TOKEN_ACCESS", "5m",
                        "IDENTITY_PROFILE_PASSWORD_PROOF", "x",
                        "IDENTITY_TOKN_REFRESH", "PT3H",
                        "IDENTITY_SERVICE_HOST", "10.0.0.1");
        try (Node node = Node.start(environment, QUICK)) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.output())
                    .contains(
                            "identity.token.access (IDENTITY_TOKEN_ACCESS) is \"5m\"",
                            "allowed is stale, never or always.",
                            "IDENTITY_TOKN_REFRESH is no setting; did you mean"
                                    + " IDENTITY_TOKEN_REFRESH?")
                    .doesNotContain("SERVICE_HOST");
        }
    }

    @Test
    void aKeyThatIsTooShortOrCannotBeMadeEndsTheProcess() throws InterruptedException {
        Map<String, String> database = Map.of("IDENTITY_DB_URL", Database.url(Database.fresh()));
        try (Node weak = Node.start(with(database, "IDENTITY_SECRET_KEY", "short"), QUICK);
                Node lost = Node.start(with(database, "IDENTITY_DATA_DIR", "/dev/null/x"), QUICK)) {
            assertThat(weak.awaitEnd()).isEqualTo(1);
            assertThat(weak.output())
                    .contains(
                            "Identity does not start: identity.secret.key: key 1 has 5 characters");
            assertThat(lost.awaitEnd()).isEqualTo(1);
            assertThat(lost.output())
                    .contains(
                            "Identity does not start: cannot read or create"
                                    + " /dev/null/x/secret.key");
        }
    }

    /** The first start on an empty database makes a domain of three settings. */
    @Test
    void aFirstDomainThatCannotBeMadeEndsTheProcess() throws InterruptedException {
        Map<String, String> database = Map.of("IDENTITY_DB_URL", Database.url(Database.fresh()));
        String password = "weakling";
        try (Node node =
                Node.start(with(database, "IDENTITY_BOOTSTRAP_PASSWORD", password), QUICK)) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.output())
                    .contains("Identity does not start: no first domain can be made of")
                    .contains("identity.bootstrap.password: ")
                    .doesNotContain(password);
        }
    }

    /** The server asks for İDENTİTY_DB_URL there; in Egypt, numbers have other digits. */
    @Test
    void itStartsInEveryLanguageWithAPasswordThatLooksLikeAPlaceholder() throws Exception {
        DataSource database = Database.fresh();
        String[] turkish =
                Stream.concat(
                                Stream.of(QUICK),
                                Stream.of("-Duser.language=tr", "-Duser.country=TR"))
                        .toArray(String[]::new);
        String[] egyptian =
                Stream.concat(
                                Stream.of(QUICK),
                                Stream.of("-Duser.language=ar", "-Duser.country=EG"))
                        .toArray(String[]::new);
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL", Database.url(database),
                        "IDENTITY_SECRET_KEY", "a key that all nodes of this test share",
                        "IDENTITY_BOOTSTRAP_PASSWORD", "Sun${rise}4Tea");
        String signIn =
                """
                {"domain_id": "%s", "auth_type": "LOCAL",
                 "credentials": {"user_id": "admin", "password": "Sun${rise}4Tea"}}
                """;
        try (Node one = Node.start(environment, egyptian)) {
            one.awaitReady();
            String domain = domain(one);
            assertThat(one.post("/identity/v2/token/issue", null, signIn.formatted(domain)))
                    .contains("access_token");
            try (Node two = Node.start(environment, turkish)) {
                two.awaitReady();
                assertThat(two.post("/identity/v2/token/issue", null, signIn.formatted(domain)))
                        .contains("access_token");
            }
            tellsWhenItsFilesAreGone(one);
        }
    }

    /** Of a folder for temporary things, that is; other servers keep them elsewhere. */
    private static void tellsWhenItsFilesAreGone(Node node) throws Exception {
        assumeThat(Server.current().isForOneApplication()).isTrue();
        assertThat(node.awaitAnswer("/check/live")).isEqualTo(200);
        try (Stream<Path> files = Files.walk(node.directory())) {
            for (Path file : files.filter(each -> each.endsWith("Readiness.class")).toList()) {
                Files.delete(file);
            }
        }
        assertThat(node.awaitAnswer("/check")).isEqualTo(503);
        assertThat(node.awaitAnswer("/check/live")).isEqualTo(503);
    }

    private static String domain(Node node) {
        String answer =
                node.post("/identity/v2/domain/get-auth-info", null, "{\"name\": \"default\"}");
        return answer.replaceAll("(?s).*\"domain_id\" *: *\"([^\"]+)\".*", "$1");
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(name, value);
        return more;
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

    /**
     * A killed start leaves Liquibase's lock behind; here it is on an empty database. Then whoever
     * migrates is killed in the middle of it, and another node comes later.
     */
    @Test
    void nodesStartInAnyOrderWhateverBecomesOfTheOneThatMigrates() throws Exception {
        DataSource database = Database.fresh();
        run(
                database,
                "create table databasechangeloglock (id int primary key, locked boolean not"
                        + " null, lockgranted timestamp, lockedby varchar(255))");
        run(
                database,
                "insert into databasechangeloglock values (1, true, now(), 'a killed start')");
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(database),
                        "IDENTITY_SECRET_KEY",
                        "a key that all nodes of this test share");
        try (Node one = Node.start(environment, QUICK);
                Node two = Node.start(environment, QUICK)) {
            awaitMigration(database);
            boolean oneWaits = one.output().contains(WAITS);
            (oneWaits ? two : one).kill();
            try (Node three = Node.withoutCluster(environment, QUICK)) {
                (oneWaits ? one : two).awaitReady();
                three.awaitReady();
                opensNothingElse(three);
            }
        }
    }

    /** The other servers have ports for their administrators, on this machine only. */
    private static void opensNothingElse(Node node) throws IOException {
        if (Server.current().isForOneApplication()) {
            assertThat(Sockets.of(node.pid())).containsExactly(node.base().getPort());
        }
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Until some of the tables are there. */
    private static void awaitMigration(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            await("somebody migrates")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> isThere(statement, "domains"));
        }
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        try (ResultSet found = statement.executeQuery("select to_regclass('" + table + "')")) {
            found.next();
            return found.getString(1) != null;
        }
    }
}
