package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.OwnPostgres;
import spaceone.testkit.Parallel;

/** What clients see while the database is away, and right after it came back. */
class DatabaseOutageIT {

    private static final int AT_ONCE = 12;
    private static final String FIND = "{\"name\": \"default\"}";

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final OwnPostgres postgres = new OwnPostgres();
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private Node node;

    @Test
    void requestsArePutOffAndServedAgainAtOnce() throws Exception {
        node =
                Node.start(
                        Map.of(
                                "IDENTITY_DB_URL",
                                postgres.url(),
                                "IDENTITY_BOOTSTRAP_PASSWORD",
                                Installation.PASSWORD),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
        node.awaitReady();
        assertThat(statuses()).containsOnly(200);

        postgres.kill();

        for (int i = 0; i < AT_ONCE; i++) {
            Answer refused = ask().isRefused(503, "ERROR_UNAVAILABLE");
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        }
        Api.get(node.base() + "/check").is(503);
        Api.get(node.base() + "/check/live").is(200);
        assertThat(node.output()).doesNotContain("Incident");

        postgres.restart();

        assertServedAgain("after an outage that was noticed");

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
                    .containsOnly(503, 429)
                    .contains(503);
            other.rollback();
        }
        assertServedAgain("after a table was locked");
        assertThat(node.output()).doesNotContain("Incident");
    }

    private void awaitCheck(int status) {
        long end = System.nanoTime() + 2 * LIMIT.toNanos();
        while (Api.get(node.base() + "/check").status() != status && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Api.get(node.base() + "/check").is(status);
    }

    private Answer signIn() {
        return Api.post(
                node.base() + "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "LOCAL",
                "credentials": {"user_id": "admin", "password": "%s"}}
                """
                        .formatted(ask().is(200).text("domain_id"), Installation.PASSWORD));
    }

    /**
     * Within seconds, while somebody asks {@code /check} as balancers do: that mends a pool which
     * does not look at its connections.
     */
    private void assertServedAgain(String when) {
        List<Integer> statuses = statuses();
        for (long end = System.nanoTime() + LIMIT.toNanos();
                statuses.contains(503) && System.nanoTime() < end; ) {
            Api.get(node.base() + "/check");
            statuses = statuses();
        }
        assertThat(statuses).as(when).containsOnly(200);
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
