package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.OwnPostgres;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;

/** What clients see while the database is away, and right after it came back. */
@ByItself
@Tag("crash")
class DatabaseOutageIT {

    private static final int AT_ONCE = 12;
    private static final int POOL = 8;
    private static final String FIND = "{\"name\": \"default\"}";

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final OwnPostgres postgres = new OwnPostgres();
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private Node node;
    private String domainId;

    @Proves({"16.5.2", "16.5.3"})
    @Test
    void requestsArePutOffAndServedAgainAtOnce() throws Exception {
        node =
                Node.start(
                        Map.of(
                                "IDENTITY_DB_URL",
                                postgres.url(),
                                "IDENTITY_BOOTSTRAP_PASSWORD",
                                Installation.PASSWORD,
                                "IDENTITY_DB_POOL_SIZE",
                                String.valueOf(POOL),
                                "IDENTITY_HOUSEKEEPING_INTERVAL",
                                "PT1S",
                                "IDENTITY_TENANCY_AUTH_INFO_LIMIT",
                                "100000"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
        node.awaitReady();
        // asking for it counts the caller, and so needs a database that writes
        domainId = ask().is(200).text("domain_id");
        assertThat(statuses()).containsOnly(200);
        awaitHousekeeping(health -> !health.contains("not yet") && !health.contains("-failures"));

        postgres.kill();

        for (int i = 0; i < AT_ONCE; i++) {
            Answer refused = ask().isRefused(503, "ERROR_UNAVAILABLE");
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        }
        Api.get(node.base() + "/check").is(503);
        Api.get(node.base() + "/check/live").is(200);
        assertThat(node.output()).doesNotContain("Incident");
        awaitHousekeeping(
                health -> PURGES.stream().allMatch(name -> failures(health, name) > MOST_IN_A_ROW));

        postgres.restart();

        assertServedAgain("after an outage that was noticed");
        assertEverythingOldIsClearedAway();
        awaitHousekeeping(health -> !health.contains("-failures"));

        postgres.crash();

        List<Integer> first = statuses();
        System.out.printf(
                "DatabaseOutageIT: after a crash between two requests %d of %d connections were"
                        + " found dead%n",
                Collections.frequency(first, 503), AT_ONCE);
        assertThat(first).isSubsetOf(200, 503);
        assertServedAgain("after a crash that nobody noticed");
        Api.get(node.base() + "/check").is(200);

        try (Connection other = postgres.database().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("alter system set default_transaction_read_only = on");
            statement.execute("select pg_reload_conf()");
            awaitCheck(503);
            signIn().isRefused(503, "ERROR_UNAVAILABLE");
            Api.get(node.base() + "/check/live").is(200);

            statement.execute("set transaction_read_only = off");
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system reset default_transaction_read_only");
            statement.execute("select pg_reload_conf()");
            awaitCheck(200);
            signIn().is(200);
        }

        try (Connection other = postgres.database().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table domains in access exclusive mode");
            List<CompletableFuture<Answer>> stuck =
                    IntStream.range(0, 60)
                            .mapToObj(i -> CompletableFuture.supplyAsync(this::ask, crowd))
                            .toList();
            for (int i = 0; i < 10; i++) {
                Api.get(node.base() + "/check/live").is(200);
                Api.get(node.base() + "/check").is(200);
            }
            assertThat(stuck.stream().map(CompletableFuture::join).map(Answer::status))
                    .isSubsetOf(503, 429)
                    .contains(503);
            other.rollback();
        }
        assertServedAgain("after a table was locked");
        assertThat(node.output()).doesNotContain("Incident");
    }

    private void awaitCheck(int status) {
        await().atMost(LIMIT.multipliedBy(2))
                .until(() -> Api.get(node.base() + "/check").status() == status);
    }

    private Answer signIn() {
        return Api.post(
                node.base() + "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "LOCAL",
                "credentials": {"user_id": "admin", "password": "%s"}}
                """
                        .formatted(domainId, Installation.PASSWORD));
    }

    /** Each purge does something: of two rows that differ in age alone the old one goes. */
    private void assertEverythingOldIsClearedAway() throws Exception {
        for (String insert : OLD_AND_YOUNG) {
            execute(insert.formatted("old", "interval '400 days'"));
            execute(insert.formatted("young", "interval '0 days'"));
        }
        awaitRows("old", 0);
        awaitRows("young", OLD_AND_YOUNG.size());
    }

    private void awaitRows(String which, int expected) throws Exception {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rows(which)).as(which).isEqualTo(expected));
    }

    private int rows(String which) throws SQLException {
        try (var connection = postgres.database().getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery(LEFT.replace("WHICH", which))) {
            count.next();
            return count.getInt(1);
        }
    }

    private void execute(String sql) throws Exception {
        try (var connection = postgres.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final List<String> PURGES =
            List.of(
                    "purge-failed-attempts",
                    "purge-codes",
                    "purge-quotas",
                    "purge-sessions",
                    "purge-mails",
                    "purge-password-requests",
                    "purge-audit-records",
                    "purge-erasures",
                    "erase-domains");

    /** Servers take a timer away after two failures. */
    private static final int MOST_IN_A_ROW = 2;

    private static final List<String> OLD_AND_YOUNG =
            List.of(
                    "insert into failed_attempts (subject, failures, since) values ('%s', 1, now() - %s)",
                    "insert into quotas (subject, used, since) values ('%s', 1, now() - %s)",
                    """
                    insert into verify_codes (user_key, domain_id, purpose, target, created_at, expires_at, ended_at)
                    select max(id), 'd', 'EMAIL_VERIFY', '%s', now() - a, now() - a, now() from users, (select %s as a) age
                    group by a
                    """,
                    """
                    insert into sessions (session_id, user_key, domain_id, kind, created_at, expires_at)
                    select '%s', max(id), 'd', 'LINK', now() - a, now() - a from users, (select %s as a) age group by a
                    """,
                    """
                    insert into mails (mail_id, domain_id, user_id, kind, recipient, message_id, state,
                                       next_attempt_at, created_at, expires_at)
                    select '%s', 'd', 'u', 'PASSWORD_CHANGED', 'r', 'm', 'SENT', now(), now() - a, now() from (select %s as a) age
                    """,
                    """
                    insert into audit_records (target_id, created_at, domain_id, actor_type, actor_id, action, target, outcome)
                    values ('%s', now() - %s, 'd', 'SYSTEM', '', 'x', 'x', 'SUCCESS')
                    """,
                    """
                    insert into erasures (erasure_id, domain_id, pseudonym, since, requested_at, completed_at)
                    select '%s', min(domain_id), 'p', now(), now(), now() - a from domains, (select %s as a) age
                    where state = 'ENABLED' group by a
                    """,
                    """
                    insert into domains (domain_id, name, state, created_at, deleted_at)
                    select n, n, 'DELETED', now(), now() - a from (select '%s' as n, %s as a) domain
                    """);

    private static final String LEFT =
            """
            select (select count(*) from failed_attempts where subject = 'WHICH')
                 + (select count(*) from quotas where subject = 'WHICH')
                 + (select count(*) from verify_codes where target = 'WHICH')
                 + (select count(*) from sessions where session_id = 'WHICH')
                 + (select count(*) from mails where mail_id = 'WHICH')
                 + (select count(*) from audit_records where target_id = 'WHICH' and action = 'x')
                 + (select count(*) from erasures where erasure_id = 'WHICH')
                 + (select count(*) from domains where domain_id = 'WHICH')
            """;

    /** Chores of an hour begin a minute after the start. */
    private void awaitHousekeeping(Predicate<String> expected) {
        await("what /health/ready tells of the housekeeping")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(health()).matches(expected));
    }

    private String health() {
        return Api.get(node.health() + "ready").json().getJsonArray("checks").stream()
                .map(JsonValue::asJsonObject)
                .filter(check -> check.getString("name").equals("identity-housekeeping"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static int failures(String health, String chore) {
        Matcher told = Pattern.compile("\"" + chore + "-failures\":\"?(\\d+)").matcher(health);
        return told.find() ? Integer.parseInt(told.group(1)) : 0;
    }

    /**
     * Within seconds, while somebody asks {@code /check} as balancers do: that mends a pool which
     * does not look at its connections.
     */
    private void assertServedAgain(String when) {
        List<Integer> answered =
                await(when)
                        .atMost(LIMIT)
                        .until(
                                () -> {
                                    Api.get(node.base() + "/check");
                                    return statuses();
                                },
                                statuses -> !statuses.contains(503));
        assertThat(answered).as(when).containsOnly(200);
    }

    private Answer ask() {
        return Api.post(node.base() + "/identity/v2/domain/get-auth-info", null, FIND);
    }

    private List<Integer> statuses() {
        Callable<Integer> one = () -> ask().status();
        return Parallel.run(AT_ONCE, Collections.nCopies(AT_ONCE, one));
    }

    @AfterEach
    void stop() throws IOException {
        crowd.shutdownNow();
        if (node != null) {
            node.close();
        }
        postgres.close();
    }
}
