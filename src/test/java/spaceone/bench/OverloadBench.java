package spaceone.bench;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Json;
import spaceone.testkit.Node;

/**
 * What a flood of sign-ins does to everybody else: {@code user/get} from a few clients, alone and
 * beside many clients that sign in as fast as they can, and what becomes of those. {@code
 * -Dbench.queue=N} and {@code -Dbench.at-once=N} set the node's queue.
 */
@Tag("bench")
class OverloadBench {

    private static final PrintStream OUT = System.out;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("bench.warm-up", 20));
    private static final Duration MEASURED =
            Duration.ofSeconds(Integer.getInteger("bench.seconds", 20));
    private static final int READERS = 8;
    private static final int[] CROWDS = {4, 32, 128};
    private static final String READER = "{\"user_id\":\"admin\"}";
    private static final String PASSWORD = "Correct9Horse";

    @Test
    void readersBesideAFloodOfSignIns() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(Database.fresh()),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        PASSWORD,
                        "IDENTITY_PASSWORD_QUEUE",
                        System.getProperty("bench.queue", "16"),
                        "IDENTITY_PASSWORD_AT_ONCE",
                        System.getProperty("bench.at-once", "0"));
        try (Node node = Node.start(environment, "-Xmx1g")) {
            node.awaitReady();
            String signIn = signIn(node);
            String token = token(node, signIn);
            URI get = node.base().resolve("/identity/v2/user/get");
            Load.of(node.base().resolve("/identity/v2/token/issue"), null, signIn, 2, WARM_UP);
            Load.of(get, token, READER, READERS, WARM_UP);
            Load alone = Load.of(get, token, READER, READERS, MEASURED);
            OUT.printf("%n%-28s %8s %8s %8s%n", "", "/s", "p50 ms", "p99 ms");
            line("user/get alone", alone);
            List<String> people = people(node, signIn, token);
            for (int crowd : CROWDS) {
                flood(node, people.subList(0, crowd), get, token);
            }
            line("user/get alone again", Load.of(get, token, READER, READERS, MEASURED));
        }
    }

    private static void flood(Node node, List<String> crowd, URI get, String token)
            throws Exception {
        URI issue = node.base().resolve("/identity/v2/token/issue");
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            Duration both = MEASURED.plusSeconds(2);
            Future<Crowd> flood = pool.submit(() -> Crowd.signIn(issue, crowd, both));
            Load beside = Load.of(get, token, READER, READERS, MEASURED);
            Crowd crowded = flood.get();
            line("user/get beside " + crowd.size() + " signing in", beside);
            OUT.printf(
                    "%-28s %8.1f %8.1f %8.1f   429: %.0f /s in %.1f ms, Retry-After %s, other %d%n",
                    "  their sign-ins",
                    crowded.signedIn().perSecond(),
                    crowded.signedIn().medianMillis(),
                    crowded.signedIn().p99Millis(),
                    crowded.refused() / (double) both.toSeconds(),
                    crowded.refusedMillis(),
                    crowded.retryAfter(),
                    crowded.signedIn().failures());
        } finally {
            pool.shutdown();
        }
    }

    /** One for each member of the largest crowd: nobody is held up by his own sign-ins. */
    private static List<String> people(Node node, String signIn, String token) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < CROWDS[CROWDS.length - 1]; i++) {
            String id = "crowd" + i;
            node.post(
                    "/identity/v2/user/create",
                    token,
                    "{\"auth_type\":\"LOCAL\",\"user_id\":\""
                            + id
                            + "\",\"password\":\""
                            + PASSWORD
                            + "\"}");
            bodies.add(signIn.replace("\"admin\"", "\"" + id + "\""));
        }
        return bodies;
    }

    private static void line(String what, Load load) {
        OUT.printf(
                "%-28s %8.0f %8.1f %8.1f%s%n",
                what,
                load.perSecond(),
                load.medianMillis(),
                load.p99Millis(),
                load.failures() == 0 ? "" : "   failures " + load.failures());
    }

    private static String signIn(Node node) {
        String domainId =
                Json.text(
                        node.post(
                                "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\":\"default\"}"),
                        "domain_id");
        return "{\"domain_id\":\""
                + domainId
                + "\",\"auth_type\":\"LOCAL\",\"credentials\":{\"user_id\":\"admin\",\"password\":\""
                + PASSWORD
                + "\"}}";
    }

    private static String token(Node node, String signIn) {
        String refresh =
                Json.text(node.post("/identity/v2/token/issue", null, signIn), "refresh_token");
        String grant =
                "{\"grant_type\":\"REFRESH_TOKEN\",\"token\":\""
                        + refresh
                        + "\",\"scope\":\"DOMAIN\",\"timeout\":7200}";
        return Json.text(node.post("/identity/v2/token/grant", null, grant), "access_token");
    }
}
