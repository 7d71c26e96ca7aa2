package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Json;
import spaceone.testkit.Node;
import spaceone.testkit.Proves;

/** A server that is killed in the middle of its work. */
@ByItself
@Tag("crash")
class CrashIT {

    private static final int WRITERS = 4;
    private static final int ANSWERED_BEFORE_THE_KILL = 40;

    private static final String JOB = "/identity/v2/user-import-job/";
    private static final String PERSON =
            "{\\\"user_id\\\":\\\"%s\\\",\\\"auth_type\\\":\\\"LOCAL\\\",\\\"name\\\":\\\"Carried\\\"}";
    private static final int CHUNKS = 3;
    private static final int LINES = 1000;
    private static final String CARRIED = "carried-";

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final CountDownLatch enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);

    @Proves({"2.3.3", "16.5.3"})
    @Test
    void noAnsweredCreateIsLostAndAnImportGoesOn() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(Database.fresh()),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        Installation.PASSWORD,
                        "IDENTITY_SECRET_KEY",
                        "a key that both starts of this test share");
        try (Node node =
                Node.start(
                        environment, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")) {
            node.awaitReady();
            importSomeOf(node, admin(node));
            createUntilKilled(node, admin(node));
        }
        try (Node node =
                Node.start(
                        environment, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")) {
            node.awaitReady();
            String listed = node.post("/identity/user/list", admin(node), "{}");
            Set<String> missing =
                    answered.stream()
                            .filter(id -> !listed.contains("\"" + id + "\""))
                            .collect(Collectors.toSet());

            assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);
            assertThat(missing).isEmpty();
            theImportGoesOn(node, admin(node));
        }
    }

    /** Until some of them are here, but surely not all. */
    private void importSomeOf(Node node, String token) throws InterruptedException {
        String job = node.post(JOB + "create", token, "{}");
        String jobId = Json.text(job, "job_id");
        for (int chunk = 1; chunk <= CHUNKS; chunk++) {
            int first = chunk * LINES;
            String lines =
                    IntStream.range(first, first + LINES)
                            .mapToObj(i -> PERSON.formatted(CARRIED + i))
                            .collect(Collectors.joining("\\n"));
            node.post(
                    JOB + "add-chunk",
                    token,
                    "{\"job_id\":\"%s\",\"number\":%d,\"content\":\"%s\"}"
                            .formatted(jobId, chunk, lines));
        }
        node.post(JOB + "start", token, "{\"job_id\":\"" + jobId + "\"}");
        jobs(node, token, answer -> !answer.contains("\"created\":0,"));
    }

    /** Each line once: nobody of them is refused for being here, and nobody is missing. */
    private void theImportGoesOn(Node node, String token) throws InterruptedException {
        String done = jobs(node, token, answer -> answer.contains("FINISHED"));

        assertThat(done).contains("\"created\":" + CHUNKS * LINES + ",", "\"refused\":0,");
        assertThat(
                        node.post(
                                "/identity/user/list",
                                token,
                                """
                                {"query": {"count_only": true,
                                  "filter": [{"k": "user_id", "v": "carried-", "o": "contain"},
                                    {"k": "name", "v": "Carried", "o": "eq"}]}}
                                """))
                .contains("\"total_count\":" + CHUNKS * LINES);
    }

    private static String jobs(Node node, String token, Predicate<String> wanted) {
        return await().atMost(Duration.ofMinutes(5))
                .until(() -> node.post(JOB + "list", token, "{}"), wanted::test);
    }

    private void createUntilKilled(Node node, String token) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.submit(() -> createOneAfterTheOther(node, token, next));
        }
        assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
        node.kill();
        writers.shutdown();
        assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private void createOneAfterTheOther(Node node, String token, AtomicInteger next) {
        while (true) {
            String id = "user" + next.incrementAndGet();
            String answer =
                    node.post(
                            "/identity/user/create",
                            token,
                            "{\"user_id\":\""
                                    + id
                                    + "\",\"auth_type\":\"LOCAL\",\"password\":\""
                                    + Installation.PASSWORD
                                    + "\"}");
            if (answer.contains("\"user_id\":\"" + id + "\"")) {
                answered.add(id);
                enough.countDown();
            }
        }
    }

    private static String admin(Node node) {
        String domain =
                Json.text(
                        node.post("/identity/domain/get-auth-info", null, "{\"name\":\"default\"}"),
                        "domain_id");
        String refresh =
                Json.text(
                        node.post(
                                "/identity/token/issue",
                                null,
                                "{\"domain_id\":\""
                                        + domain
                                        + "\",\"auth_type\":\"LOCAL\",\"credentials\":{\"user_id\":\"admin\",\"password\":\""
                                        + Installation.PASSWORD
                                        + "\"}}"),
                        "refresh_token");
        return Json.text(
                node.post(
                        "/identity/token/grant",
                        null,
                        "{\"grant_type\":\"REFRESH_TOKEN\",\"scope\":\"DOMAIN\",\"token\":\""
                                + refresh
                                + "\"}"),
                "access_token");
    }
}
