package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Bystander;
import spaceone.testkit.Crowd;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.ProcessMemory;
import spaceone.testkit.Proves;

/**
 * What single clients, or many, may do to a node that runs as operators start it, while somebody
 * else goes on working there. The limit is what a person bears, and some times what it takes on
 * this machine without an attack.
 */
@ByItself
@Tag("endurance")
class BystanderIT {

    private static final Duration ATTACK = Duration.ofSeconds(4);
    private static final long LONGEST_MILLIS = 2_000;
    private static final long MOST_MEMORY = 1024;

    private static final String LARGE_TAGS =
            "{\"user_id\": \"reader\", \"tags\": {\"list\": [%s], \"text\": \"%s\"}}"
                    .formatted("1" + ",1".repeat(999), "x".repeat(60_000));

    private static final String UNWOUND =
            """
            {"query": {"aggregate": [{"unwind": {"path": "tags.list"}},
                {"project": {"fields": [{"key": "tags.text", "name": "text"}]}}]}}
            """;

    private static final DataSource DATABASE = Database.fresh();
    private static final ExecutorService CROWD = Executors.newCachedThreadPool();
    private static Node node;
    private static Bystander bystander;
    private static long aloneMillis;
    private static String domainId;

    @BeforeAll
    static void start() throws InterruptedException, SQLException {
        node =
                Node.shipped(
                        Map.of(
                                "IDENTITY_DB_URL",
                                Database.url(DATABASE),
                                "IDENTITY_BOOTSTRAP_PASSWORD",
                                Installation.PASSWORD),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError");
        node.awaitReady();
        domainId =
                Api.post(
                                node.base() + "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\": \"default\"}")
                        .is(200)
                        .text("domain_id");
        fill();
        bystander = new Bystander(node, domainId, "admin");
        bystander.workFor(ATTACK);
        Map<String, Long> slowest = bystander.slowest();
        aloneMillis = Bystander.most(slowest);
        System.out.println("BystanderIT: alone " + slowest + " ms at most");
    }

    private static void fill() throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into users (domain_id, user_id, folded_id, name, state, auth_type, role_type,
                        language, timezone, tags, created_at)
                    select '%s', 'user' || n, 'user' || n, 'User ' || n, 'ENABLED', 'LOCAL', 'USER',
                        'en', 'UTC', jsonb_build_object('note', repeat('x', 400)), now()
                    from generate_series(1, 40000) n
                    """
                            .formatted(domainId));
            statement.execute(
                    """
                    insert into audit_records (domain_id, created_at, actor_type, actor_id, action,
                        target, target_id, outcome)
                    select '%s', now(), 'USER', 'admin', 'User.update', 'User', 'user' || n, 'SUCCESS'
                    from generate_series(1, 150000) n
                    """
                            .formatted(domainId));
        }
    }

    @Proves({"2.4.1", "15.2.2"})
    @Test
    void clientsThatTrickleTheirBodiesHoldNobodyUp() throws IOException {
        try (Crowd crowd = new Crowd(node.base())) {
            crowd.trickle(200, "token/issue");
            for (long end = System.nanoTime() + ATTACK.toNanos(); System.nanoTime() < end; ) {
                crowd.drip();
                bystander.work();
            }
        }
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsRefused() throws IOException {
        try (Crowd crowd = new Crowd(node.base())) {
            crowd.trickle(3, "token/issue");
            assertThat(crowd.statusLines(25_000)).containsOnly("HTTP/1.1 408 Request Timeout");
        }
    }

    /** Each of these once ended a node of this size. */
    @Proves({"2.4.1", "15.2.2"})
    @Test
    void whoAsksForAllThereIsGetsItAndEndsNoNode() {
        String token = administrator("reader");
        post("v2/user/update", token, LARGE_TAGS).is(200);
        List<CompletableFuture<Integer>> asked =
                Stream.of(
                                new String[] {"v2/audit-record/list", "{}"},
                                new String[] {"v2/user/list", "{}"},
                                new String[] {"v1/user/list", "{}"},
                                new String[] {"v2/user/stat", UNWOUND})
                        .map(
                                call ->
                                        CompletableFuture.supplyAsync(
                                                () -> post(call[0], token, call[1]).status(),
                                                CROWD))
                        .toList();
        while (!asked.stream().allMatch(CompletableFuture::isDone)) {
            bystander.work();
        }
        assertThat(asked.stream().map(CompletableFuture::join)).containsExactly(200, 200, 200, 400);
    }

    private static Answer post(String method, String token, String json) {
        return Api.post(node.base() + "/identity/" + method, token, json);
    }

    private static String administrator(String userId) {
        bystander
                .post(
                        "user/create",
                        "{\"user_id\": \"%s\", \"auth_type\": \"LOCAL\", \"password\": \"%s\"}"
                                .formatted(userId, Installation.PASSWORD))
                .is(200);
        bystander
                .post(
                        "role-binding/create",
                        """
                        {"user_id": "%s", "role_id": "managed-domain-admin", "resource_group": "DOMAIN"}
                        """
                                .formatted(userId))
                .is(200);
        return new Bystander(node, domainId, userId).token();
    }

    @Test
    void clientsThatDoNotReadTheirAnswersHoldNobodyElseUp() throws IOException {
        String token = administrator("crowd");
        try (Crowd crowd = new Crowd(node.base())) {
            crowd.askAndNotRead(40, "user/list", token, "{}");
            bystander.workFor(ATTACK);
        }
        Answer whole = bystander.post("user/list", "{}").is(200);
        assertThat(whole.json().getInt("total_count")).isGreaterThan(40_000);
    }

    @AfterEach
    void nothingRestartedAndNobodyWaited() {
        Map<String, Long> slowest = bystander.slowest();
        System.out.println("BystanderIT: " + slowest + " ms at most");
        assertThat(Bystander.most(slowest)).isLessThan(LONGEST_MILLIS + 3 * aloneMillis);
        assertThat(node.isRunning()).as(node.output()).isTrue();
        assertThat(node.output()).doesNotContain("OutOfMemoryError", "Incident");
        assertThat(ProcessMemory.most(node.pid())).isLessThan(MOST_MEMORY);
    }

    @AfterAll
    static void stop() {
        CROWD.shutdownNow();
        if (node != null) {
            node.close();
        }
    }
}
