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

    @Test
    void readersBesideAFloodOfSignIns() throws Exception {
        Map<String, String> settings =
                Map.of(
                        "IDENTITY_PASSWORD_QUEUE",
                        System.getProperty("bench.queue", "16"),
                        "IDENTITY_PASSWORD_AT_ONCE",
                        System.getProperty("bench.at-once", "0"));
        try (Target target = new Target(List.of(), settings)) {
            target.node.awaitReady();
            String signIn = target.signIn();
            String token = target.token();
            URI get = target.url("user/get");
            Load.of(target.url("token/issue"), null, signIn, 2, WARM_UP);
            Load.of(get, token, Target.GET, READERS, WARM_UP);
            Load alone = Load.of(get, token, Target.GET, READERS, MEASURED);
            OUT.printf("%n%-28s %8s %8s %8s%n", "", "/s", "p50 ms", "p99 ms");
            line("user/get alone", alone);
            List<String> people = people(target, signIn, token);
            for (int crowd : CROWDS) {
                flood(target, people.subList(0, crowd), get, token);
            }
            line("user/get alone again", Load.of(get, token, Target.GET, READERS, MEASURED));
        }
    }

    private static void flood(Target target, List<String> crowd, URI get, String token)
            throws Exception {
        URI issue = target.url("token/issue");
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            Duration both = MEASURED.plusSeconds(2);
            Future<Crowd> flood = pool.submit(() -> Crowd.signIn(issue, crowd, both));
            Load beside = Load.of(get, token, Target.GET, READERS, MEASURED);
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
    private static List<String> people(Target target, String signIn, String token) {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < CROWDS[CROWDS.length - 1]; i++) {
            String id = "crowd" + i;
            target.post(
                    "user/create",
                    token,
                    "{\"auth_type\":\"LOCAL\",\"user_id\":\""
                            + id
                            + "\",\"password\":\""
                            + Target.PASSWORD
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
}
