package spaceone.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Json;
import spaceone.testkit.Node;

/**
 * Lists and statistics over HTTP at 1,000,000 users in 100 domains, one of them holding 900,000,
 * each beside the same request in a domain of 1,000.
 */
@Tag("bench")
class MillionUsersBench {

    private static final PrintStream OUT = System.out;
    private static final int BIG = Integer.getInteger("bench.users", 900_000);
    private static final int SMALL = 1_000;
    private static final int WARM_UP = 20;
    private static final int SAMPLES = 100;
    private static final String SECRET = "a bootstrap secret of the bench";
    private static final String PASSWORD = "Correct9Horse";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Node node;
    private String systemToken;

    private record Request(String method, String body) {}

    @Test
    void listsAndStatistics() throws Exception {
        DataSource database = Database.fresh();
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(database),
                        "IDENTITY_BOOTSTRAP",
                        "none",
                        "IDENTITY_BOOTSTRAP_SECRET",
                        SECRET,
                        "IDENTITY_QUERY_TIMEOUT",
                        "PT60S");
        try (Node started = Node.start(environment, "-Xmx1g")) {
            node = started;
            node.awaitReady();
            systemToken = initialize();
            String big = domain("big");
            String small = domain("small");
            MillionUsers.load(database, big, BIG, small, SMALL);
            OUT.printf("%n%-44s %9s %9s %12s %7s%n", "", "median", "p95", "p95 at 1,000", "ratio");
            requests().forEach((name, request) -> compare(name, request, big, small));
            walk(big);
            stream(big);
        }
    }

    private static Map<String, Request> requests() {
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("first page of 100", list("\"page\":{\"start\":1,\"limit\":100}"));
        requests.put(
                "page of 100 at row 100,000, not walked to",
                list("\"page\":{\"start\":100001,\"limit\":100}"));
        requests.put("count_only", list("\"count_only\":true"));
        requests.put(
                "count of a state",
                list(
                        "\"count_only\":true,\"filter\":[{\"k\":\"state\",\"v\":\"PENDING\",\"o\":\"eq\"}]"));
        requests.put(
                "keyword, rare (user0000777)",
                list("\"keyword\":\"user0000777\",\"page\":{\"limit\":100}"));
        requests.put(
                "keyword, three letters (777)",
                list("\"keyword\":\"777\",\"page\":{\"limit\":100}"));
        requests.put(
                "keyword, everybody (example)",
                list("\"keyword\":\"example\",\"page\":{\"limit\":100}"));
        requests.put(
                "name contains kim 77",
                list(
                        "\"filter\":[{\"k\":\"name\",\"v\":\"kim 77\",\"o\":\"contain\"}],\"page\":{\"limit\":100}"));
        requests.put(
                "tags.team = t7 (one in 1,000)",
                list(
                        "\"filter\":[{\"k\":\"tags.team\",\"v\":\"t7\",\"o\":\"eq\"}],\"page\":{\"limit\":100}"));
        requests.put(
                "last seen first",
                list(
                        "\"sort\":[{\"key\":\"last_accessed_at\",\"desc\":true}],\"page\":{\"limit\":100}"));
        requests.put(
                "newest first",
                list("\"sort\":[{\"key\":\"created_at\",\"desc\":true}],\"page\":{\"limit\":100}"));
        requests.put(
                "stat: group by state",
                new Request(
                        "user/stat",
                        "{\"query\":{\"aggregate\":[{\"group\":{\"keys\":[{\"k\":\"state\",\"n\":\"state\"}],\"fields\":[{\"n\":\"c\",\"o\":\"count\"}]}}]}}"));
        requests.put(
                "stat: distinct e-mail, autocompletion",
                new Request(
                        "user/stat",
                        "{\"query\":{\"distinct\":\"email\",\"filter\":[{\"key\":\"email\",\"value\":null,\"operator\":\"not\"},{\"k\":\"email\",\"v\":\"user0000777\",\"o\":\"contain\"}],\"page\":{\"limit\":10}}}"));
        return requests;
    }

    private static Request list(String members) {
        return new Request("user/list", "{\"query\":{" + members + "}}");
    }

    private void compare(String name, Request request, String big, String small) {
        double[] few = times(request, small);
        double[] many = times(request, big);
        OUT.printf(
                "%-44s %6.1f ms %6.1f ms %9.1f ms %7.1f%n",
                name, many[many.length / 2], p95(many), p95(few), p95(many) / p95(few));
    }

    /** Sorted, in milliseconds. */
    private double[] times(Request request, String domainId) {
        long spent = 0;
        for (int i = 0; i < WARM_UP && spent < 20_000_000_000L; i++) {
            spent += time(request, domainId);
        }
        double[] times = new double[SAMPLES];
        int taken = 0;
        for (spent = 0; taken < SAMPLES && spent < 30_000_000_000L; taken++) {
            long time = time(request, domainId);
            spent += time;
            times[taken] = time / 1e6;
        }
        double[] sorted = Arrays.copyOf(times, taken);
        Arrays.sort(sorted);
        return sorted;
    }

    private long time(Request request, String domainId) {
        long begin = System.nanoTime();
        try {
            var response = CLIENT.send(http(request, domainId), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                OUT.println(request + " -> " + response.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - begin;
    }

    /**
     * The way a client walks: each page behind the one before; timed are pages of 100 at the far
     * end.
     */
    private void walk(String domainId) {
        int step = 10_000;
        int far = BIG - step;
        for (int start = 1; start <= far - step; start += step) {
            time(
                    list(
                            "\"only\":[\"user_id\"],\"page\":{\"start\":"
                                    + start
                                    + ",\"limit\":"
                                    + step
                                    + "}"),
                    domainId);
        }
        double[] times = new double[SAMPLES];
        for (int i = -1; i < SAMPLES; i++) {
            int start = far - step + 1 + (i + 1) * 100;
            long time = time(list("\"page\":{\"start\":" + start + ",\"limit\":100}"), domainId);
            if (i >= 0) {
                times[i] = time / 1e6;
            }
        }
        Arrays.sort(times);
        OUT.printf(
                "%-44s %6.1f ms %6.1f ms%n",
                "page of 100 near row " + far + ", walked to", times[SAMPLES / 2], p95(times));
    }

    /** All users without a page; in the middle of it what the server's heap really holds. */
    private void stream(String domainId) throws Exception {
        Request all = new Request("user/list", "{\"query\":{\"only\":[\"user_id\",\"name\"]}}");
        long before = liveHeap();
        long begin = System.nanoTime();
        long bytes = 0;
        long during = 0;
        InputStream body = CLIENT.send(http(all, domainId), BodyHandlers.ofInputStream()).body();
        try (InputStream in = new BufferedInputStream(body)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (during == 0 && bytes > 20_000_000) {
                    during = liveHeap();
                }
            }
        }
        OUT.printf(
                "%-44s %6.1f s, %d MB, extra heap %d MB%n%n",
                "all of them: user_id and name, no page",
                (System.nanoTime() - begin) / 1e9,
                bytes / 1_000_000,
                (during - before) / 1024);
    }

    /** KiB in use after a collection. */
    private long liveHeap() throws Exception {
        jcmd("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        return used.find() ? Long.parseLong(used.group(1)) : 0;
    }

    private String jcmd(String command) throws Exception {
        Process jcmd =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/jcmd",
                                String.valueOf(node.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private HttpRequest http(Request request, String domainId) {
        return HttpRequest.newBuilder(uri(request.method()))
                .header("Authorization", "Bearer " + systemToken)
                .header("X-Domain-Id", domainId)
                .POST(BodyPublishers.ofString(request.body()))
                .build();
    }

    private URI uri(String method) {
        return node.base().resolve("/identity/v2/" + method);
    }

    private String initialize() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("system/init"))
                        .header("X-Bootstrap-Secret", SECRET)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"admin\":{\"user_id\":\"root\",\"name\":\"Root\",\"password\":\""
                                                + PASSWORD
                                                + "\"}}"))
                        .build();
        return Json.text(CLIENT.send(request, BodyHandlers.ofString()).body(), "system_token");
    }

    private String domain(String name) {
        String body =
                "{\"name\":\"%s\",\"admin\":{\"user_id\":\"a@%s.io\",\"name\":\"A\",\"password\":\"%s\"}}"
                        .formatted(name, name, PASSWORD);
        return Json.text(node.post("/identity/v2/domain/create", systemToken, body), "domain_id");
    }

    private static double p95(double[] sorted) {
        return sorted[(int) (sorted.length * 0.95)];
    }
}
