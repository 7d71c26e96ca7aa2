package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.SecretCalls;
import spaceone.testkit.ShippedProxy;
import spaceone.testkit.WatchedNode;

/** What operators see of a node, and that they see no secret. */
@ByItself
@Tag("servers")
class WatchingIT {

    private static final Pattern SAMPLE =
            Pattern.compile("[a-z][a-z0-9_]*(\\{([a-z_]+=\"[^\"\\\\]*\",?)*\\})? \\S+");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static WatchedNode node;
    private static SecretCalls calls;

    @BeforeAll
    static void start() throws Exception {
        node = new WatchedNode();
        calls = new SecretCalls(node);
        calls.makeAll();
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void healthIsToldToTheServersChecks() {
        for (String kind : List.of("started", "live", "ready")) {
            Answer health = node.health(kind).is(200);
            assertThat(health.text("status")).isEqualTo("UP");
            assertThat(health.body()).contains("\"identity-" + kind + "\"");
        }
        assertThat(node.get("/check", null).body()).isEqualTo("{\"status\":\"SERVING\"}");
        assertThat(node.get("/check/live", null).body()).isEqualTo("{\"status\":\"SERVING\"}");
        JsonObject outbox =
                node.health("ready").json().getJsonArray("checks").stream()
                        .map(check -> check.asJsonObject())
                        .filter(check -> check.getString("name").equals("identity-outbox"))
                        .findFirst()
                        .orElseThrow();
        assertThat(outbox.getString("status")).isEqualTo("UP");
        assertThat(outbox.getJsonObject("data").keySet())
                .containsExactlyInAnyOrder("late", "mails", "oldest_seconds");
    }

    @Proves("13.4.5")
    @Test
    void figuresAreForThoseWhoKnowTheToken() {
        node.get("/check/metrics", null).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        node.get("/check/metrics", calls.admin()).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");

        Answer figures = node.get("/check/metrics", WatchedNode.METRICS_TOKEN).is(200);

        assertThat(figures.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        assertThat(figures.body().lines().filter(line -> !line.startsWith("#")))
                .allSatisfy(line -> assertThat(line).matches(SAMPLE))
                .hasSizeGreaterThan(100);
    }

    @Test
    void figuresCountWhatHappened() {
        String figures = node.get("/check/metrics", WatchedNode.METRICS_TOKEN).is(200).body();

        assertThat(figures)
                .contains("identity_sign_ins_total{auth_type=\"LOCAL\",result=\"SUCCESS\"}")
                .contains("identity_sign_ins_total{auth_type=\"LOCAL\",result=\"FAILED\"}")
                .contains("identity_sign_ins_total{auth_type=\"LOCAL\",result=\"MFA_REQUIRED\"} 1")
                .contains("identity_sign_ins_total{auth_type=\"MFA\",result=\"SUCCESS\"} 1")
                .contains(
                        "identity_codes_refused_total{purpose=\"EMAIL_VERIFY\",reason=\"WRONG\"} 1")
                .contains("identity_codes_refused_total{purpose=\"MFA_ENABLE\",reason=\"WRONG\"} 1")
                .contains("identity_tokens_signed_total{type=\"CLIENT_SECRET\"} 1")
                .contains("identity_tokens_refused_total{reason=\"invalid\"}")
                .contains("identity_requests_total{route=\"v2/token/issue\",status=\"2xx\"}")
                .contains("identity_requests_total{route=\"other\",status=\"4xx\"}")
                .contains("identity_request_seconds_bucket{route=\"v2/user/create\",le=\"0.5\"}")
                .contains("identity_query_seconds_count{kind=\"list\"}")
                .contains("identity_mails_total{result=\"SENT\"}")
                .contains("identity_database_connections_total{result=\"opened\"}")
                .contains("identity_clock_ahead_seconds 0.0")
                .contains("identity_hash_queue 0.0")
                .contains("identity_hash_seconds_count")
                .contains("identity_outbox_mails ")
                .contains("identity_outbox_oldest_seconds ")
                .contains("jvm_memory_used_bytes");
        assertThat(figures).doesNotContain("watched.example", calls.domainId());
        assertThat(node.get("/check/metrics", null).body()).doesNotContain("jvm_");
    }

    @Test
    void figuresComeAsOpenMetricsToo() {
        Answer figures =
                Api.send(
                        Api.request(node.url("/check/metrics"), WatchedNode.METRICS_TOKEN)
                                .header("Accept", "application/openmetrics-text;version=1.0.0")
                                .GET());

        assertThat(figures.is(200).body()).endsWith("# EOF\n");
    }

    @Proves({"16.2.1", "16.2.2", "16.2.4"})
    @Test
    void everyRequestHasALineOfJson() throws Exception {
        Api.send(
                        Api.request(node.url("/identity/v2/user/get?x=1"), calls.admin())
                                .header("X-Request-Id", "it-watching-1")
                                .header("X-Forwarded-For", "198.51.100.7, 203.0.113.9")
                                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                                .POST(BodyPublishers.ofString("{\"user_id\": \"admin\"}")))
                .is(200);

        JsonObject line = line("it-watching-1");
        assertThat(line.keySet())
                .containsExactly(
                        "time",
                        "request_id",
                        "trace_id",
                        "method",
                        "route",
                        "status",
                        "ms",
                        "source",
                        "actor_type",
                        "actor_id",
                        "domain_id");
        assertThat(line.getString("trace_id")).isEqualTo(TRACE);
        assertThat(line.getString("route")).isEqualTo("v2/user/get");
        assertThat(line.getInt("status")).isEqualTo(200);
        assertThat(line.getString("source")).isEqualTo("203.0.113.9");
        assertThat(line.getString("actor_id")).isEqualTo("admin");
        assertThat(line.getString("domain_id")).isEqualTo(calls.domainId());
        assertThat(node.access().size()).isGreaterThan(40);
        awaitSpan(TRACE);
    }

    /** Their own address is one that is trusted here, so what they write would be believed. */
    @ParameterizedTest
    @MethodSource("spaceone.it.ProxiesIT#kinds")
    void whoComesThroughAProxyCannotSayWhereFrom(ProxiesIT.Kind kind) throws Exception {
        Optional<ShippedProxy> started =
                kind.apply(URI.create(node.url("")), ProxiesIT.CERTIFICATE);
        assumeTrue(started.isPresent(), "there is no such program");
        String id = "it-forged-" + UUID.randomUUID();
        try (ShippedProxy proxy = started.get()) {
            ProxiesIT.awaitServing(proxy);
            URI method = proxy.base().resolve("/identity/v2/domain/get-auth-info");
            HttpRequest forged =
                    HttpRequest.newBuilder(method)
                            .header("X-Request-Id", id)
                            .header("X-Forwarded-For", "198.51.100.66")
                            .header("X-Forwarded-For", "198.51.100.67, 127.0.0.1")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"name\": \"default\"}"))
                            .build();
            assertThat(ProxiesIT.CLIENT.send(forged, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(line(id).getString("source")).isEqualTo("127.0.0.1");
    }

    @Proves({"14.2.4", "16.2.5"})
    @Test
    void noSecretIsInAnyLine() {
        assertThat(calls.secrets()).hasSizeGreaterThan(40);
        String output = node.output();
        assertThat(output).contains("spaceone.identity.access", "v2/token/issue");

        assertThat(calls.secrets()).noneMatch(output::contains);
    }

    @Proves({"14.2.4", "16.2.5"})
    @Test
    void noSecretIsInAnySpan() throws Exception {
        // The last call of all: whatever was to be told is told by then.
        awaitSpan("user-profile/reset-password");

        String spans = node.traces().received();
        assertThat(calls.secrets()).noneMatch(spans::contains);
    }

    /** Codes of six digits may stand in any number, and are over soon. */
    @Proves({"14.2.4", "16.2.5"})
    @Test
    void noSecretIsInAnyRowOrFigure() {
        String rows = node.rows();
        String figures = node.get("/check/metrics", WatchedNode.METRICS_TOKEN).is(200).body();
        assertThat(rows).contains("kim@watched.example", "Token.issue");

        assertThat(calls.secrets())
                .filteredOn(secret -> secret.length() > 6)
                .noneMatch(rows::contains)
                .noneMatch(figures::contains);
    }

    /** Two cores or more and two places: forty at one moment are too many. */
    @Test
    void floodIsSentAwayAndCountsForNobodysFailure() throws Exception {
        List<Answer> answers =
                Parallel.run(
                        40,
                        IntStream.range(0, 40)
                                .<Callable<Answer>>mapToObj(
                                        i -> () -> calls.signIn("ghost" + i, "Never9Right"))
                                .toList());

        List<Answer> sentAway = answers.stream().filter(a -> a.status() == 429).toList();
        List<Answer> judged = answers.stream().filter(a -> a.status() == 401).toList();
        assertThat(sentAway).isNotEmpty();
        assertThat(judged).isNotEmpty();
        assertThat(sentAway.size() + judged.size()).isEqualTo(answers.size());
        assertThat(sentAway)
                .allSatisfy(
                        answer -> {
                            answer.isRefused(429, "ERROR_TOO_MANY_REQUESTS");
                            assertThat(answer.headers().firstValue("Retry-After").orElseThrow())
                                    .matches("[1-9][0-9]?");
                        });
        assertThat(failures()).isEqualTo(judged.size());
        assertThat(node.get("/check/metrics", WatchedNode.METRICS_TOKEN).body())
                .contains(
                        "identity_sign_ins_total{auth_type=\"LOCAL\",result=\"OVERLOADED\"} "
                                + sentAway.size())
                .contains("identity_hash_refused_total{reason=\"full\"}");
    }

    private static long failures() throws SQLException {
        try (Connection connection = node.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet sum =
                        statement.executeQuery(
                                "select coalesce(sum(failures), 0) from failed_attempts"
                                        + " where subject like 'account %ghost%'")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private static JsonObject line(String requestId) {
        return await("a line of " + requestId)
                .until(
                        () ->
                                node.access().stream()
                                        .filter(
                                                line ->
                                                        line.getString("request_id")
                                                                .equals(requestId))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void awaitSpan(String text) {
        String bytes = text.equals(TRACE) ? asBytes(text) : text;
        await("a span with " + text)
                .atMost(Duration.ofSeconds(20))
                .until(() -> node.traces().received().contains(bytes));
    }

    /** Trace ids travel as bytes. */
    private static String asBytes(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
