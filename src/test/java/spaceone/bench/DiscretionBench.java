package spaceone.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Json;
import spaceone.testkit.Node;

/**
 * Whether time tells who has an account: failed sign-ins and requests for a new password, of users
 * who are unknown, known, disabled and external, in mixed order, each against the unknown ones.
 */
@Tag("bench")
class DiscretionBench {

    private static final PrintStream OUT = System.out;
    private static final int SAMPLES = Integer.getInteger("bench.samples", 2000);
    private static final int WARM_UP = Integer.getInteger("bench.warm-up-samples", 200);
    private static final String PASSWORD = "Correct9Horse";
    private static final List<String> KINDS = List.of("unknown", "known", "disabled", "external");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DataSource database = Database.fresh();
    private Node node;
    private String domainId;
    private String token;

    @Test
    void timeTellsNobodyWhoHasAnAccount() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(database),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        PASSWORD);
        node = Node.start(environment, "-Xmx1g");
        try {
            node.awaitReady();
            createUsers();
            compare(
                    "/identity/v2/token/issue",
                    "{\"domain_id\":\"%s\",\"auth_type\":\"LOCAL\","
                            + "\"credentials\":{\"user_id\":\"%s\",\"password\":\"Wrong9Horse\"}}");
            compare(
                    "/identity/v2/user-profile/reset-password",
                    "{\"domain_id\":\"%s\",\"user_id\":\"%s\"}");
        } finally {
            node.close();
        }
    }

    private void compare(String path, String body) throws Exception {
        URI uri = node.base().resolve(path);
        measure(uri, body, WARM_UP);
        Map<String, Samples> times = measure(uri, body, SAMPLES);
        Samples unknown = times.get("unknown");
        OUT.printf("%n%s, %d of each%n", path, SAMPLES);
        times.forEach(
                (kind, samples) ->
                        OUT.printf(
                                "  %-9s median %8.3f ms   longer than unknown %.3f   p %.3f%n",
                                kind,
                                samples.medianMillis(),
                                samples.longerThan(unknown),
                                samples.sameAs(unknown)));
    }

    private Map<String, Samples> measure(URI uri, String body, int rounds) throws Exception {
        Map<String, long[]> times = new LinkedHashMap<>();
        KINDS.forEach(kind -> times.put(kind, new long[rounds]));
        List<String> order = new ArrayList<>(KINDS);
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                forgetCounts();
            }
            Collections.shuffle(order, random);
            for (String kind : order) {
                times.get(kind)[round] = time(uri, body.formatted(domainId, kind));
            }
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        times.forEach((kind, nanos) -> samples.put(kind, new Samples(nanos)));
        return samples;
    }

    private long time(URI uri, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        long begin = System.nanoTime();
        client.send(request, BodyHandlers.ofString());
        return System.nanoTime() - begin;
    }

    /** A blocked user would be answered sooner, and one who has had his mails causes no work. */
    private void forgetCounts() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from failed_attempts; delete from quotas");
        }
    }

    private void createUsers() {
        domainId =
                Json.text(
                        node.post(
                                "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\":\"default\"}"),
                        "domain_id");
        String refresh =
                Json.text(
                        node.post(
                                "/identity/v2/token/issue",
                                null,
                                "{\"domain_id\":\"%s\",\"credentials\":{\"user_id\":\"admin\",\"password\":\"%s\"}}"
                                        .formatted(domainId, PASSWORD)),
                        "refresh_token");
        token =
                Json.text(
                        node.post(
                                "/identity/v2/token/grant",
                                null,
                                "{\"grant_type\":\"REFRESH_TOKEN\",\"token\":\"%s\",\"scope\":\"DOMAIN\"}"
                                        .formatted(refresh)),
                        "access_token");
        create("known", "LOCAL");
        create("disabled", "LOCAL");
        create("external", "EXTERNAL");
        post("user/disable", "{\"user_id\":\"disabled\"}");
    }

    private void create(String id, String type) {
        post(
                "user/create",
                "{\"user_id\":\"%s\",\"auth_type\":\"%s\",\"password\":\"%s\",\"email\":\"%s@example.com\"}"
                        .formatted(id, type, PASSWORD, id));
        post("user/verify-email", "{\"user_id\":\"%s\"}".formatted(id));
    }

    private void post(String method, String json) {
        node.post("/identity/v2/" + method, token, json);
    }
}
