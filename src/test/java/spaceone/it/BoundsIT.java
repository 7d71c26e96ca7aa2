package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** What one request may cost, and what a stranger gets to see. */
@InServer
class BoundsIT {

    private static final int HOLDER = 2_000;

    private final Tenant acme = Installation.domain();
    private final String admin = acme.adminToken();

    @Test
    void aListHeavierThanMemoryShouldHoldIsStreamedInBothVersions() {
        String text = "x".repeat(60_000);
        for (int i = 0; i < 12; i++) {
            tagged("heavy" + i, "{\"text\": \"" + text + "\"}").is(200);
        }

        for (String version : List.of("v1", "v2")) {
            Answer whole = Api.post("/identity/" + version + "/user/list", admin, "{}").is(200);
            assertThat(whole.body().length()).isGreaterThan(12 * 60_000);
            assertThat(whole.body()).contains("\"total_count\":13");
            Answer page =
                    Api.post(
                                    "/identity/" + version + "/user/list",
                                    admin,
                                    "{\"query\": {\"page\": {\"start\": 1, \"limit\": 11}}}")
                            .is(200);
            assertThat(page.body()).contains("\"total_count\":13");
        }
        Api.post("/identity/v2/user/list", admin, "{\"query\": {\"only\": [\"nobody\"]}}")
                .isRefused(400, "ERROR_DB_QUERY");
        Api.post(
                        "/identity/v2/user/stat",
                        admin,
                        """
                        {"query": {"aggregate": [{"unwind": {"path": "tags.list"}},
                         {"project": {"fields": [{"key": "tags.text", "name": "text"}]}}]}}""")
                .is(200);
        tagged("exploding", "{\"list\": [" + "1,".repeat(999) + "1], \"text\": \"" + text + "\"}")
                .is(200);
        Api.post(
                        "/identity/v2/user/stat",
                        admin,
                        """
                        {"query": {"aggregate": [{"unwind": {"path": "tags.list"}},
                         {"project": {"fields": [{"key": "tags.text", "name": "text"}]}}]}}""")
                .isRefused(400, "ERROR_ANSWER_TOO_LARGE");
    }

    @Test
    void freeFormMembersHoldSixtyFourKibibytesAndNumbersComeBackAsDoubles() {
        tagged("large", "{\"text\": \"" + "x".repeat(70_000) + "\"}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        tagged("numbers", "{\"n\": [" + "1e308,".repeat(HOLDER) + "3]}").is(200);

        Answer got = Api.post("/identity/v2/user/get", admin, "{\"user_id\": \"numbers\"}").is(200);
        assertThat(got.body()).contains("1.0E308,3]").doesNotContain("00000000");
        Answer listed =
                Api.post("/identity/v1/user/list", admin, "{\"user_id\": \"numbers\"}").is(200);
        assertThat(listed.body().length()).isLessThan(10 * HOLDER);
        Answer counted =
                Api.post("/identity/v2/user/stat", admin, "{\"query\": {\"distinct\": \"tags.n\"}}")
                        .is(200);
        assertThat(counted.body()).contains("1.0E308").doesNotContain("00000000");
    }

    private Answer tagged(String user, String tags) {
        return Api.post(
                "/identity/v2/user/create",
                admin,
                """
                {"user_id": "%s", "auth_type": "LOCAL", "password": "%s", "tags": %s}"""
                        .formatted(user, Installation.PASSWORD, tags));
    }

    @Test
    void aRoleNobodyCouldCarryIsNotMade() {
        role("many", IntStream.range(0, 401).mapToObj(i -> "a").toList())
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        role("stars", List.of("*a*b*c*d*")).isRefused(400, "ERROR_INVALID_PARAMETER");
        role("long", List.of("x".repeat(201))).isRefused(400, "ERROR_INVALID_PARAMETER");
        role("heavy", IntStream.range(0, 300).mapToObj(i -> "identity:User.read" + i).toList())
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        role("fine", List.of("identity:*.read", "identity:User.*")).is(200);
    }

    private Answer role(String name, List<String> permissions) {
        return Api.post(
                "/identity/v2/role/create",
                admin,
                """
                {"name": "%s", "role_type": "WORKSPACE_MEMBER", "permissions": ["%s"]}"""
                        .formatted(name, String.join("\", \"", permissions)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/base", "/openapi-ui"})
    void whatServerAndLibrariesBringAlongIsNotThere(String path) {
        assertThat(raw("127.0.0.1", "GET " + path, "localhost", "")).startsWith("HTTP/1.1 404");
    }

    @Test
    void pagesOfLibrariesAreNotThereButTheirScriptsAre() {
        String docs = raw("127.0.0.1", "GET /identity/docs", "localhost", "");
        String script =
                docs.replaceAll("(?s).*src=\"\\.\\.(/webjars/[^\"]*)/swagger-ui-bundle.js.*", "$1");

        assertThat(raw("127.0.0.1", "GET " + script + "/index.html", "localhost", ""))
                .startsWith("HTTP/1.1 404");
        assertThat(raw("127.0.0.1", "GET " + script + "/swagger-ui.css", "localhost", ""))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/check", "/check/live", "/openapi", "/health/live", "/"})
    void probesAndPagesAreThere(String path) {
        assertThat(raw("127.0.0.1", "GET " + path, "localhost", ""))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("X-Content-Type-Options: nosniff");
    }

    @Test
    void answersOfTheApiAreKeptNowhere() {
        assertThat(info("127.0.0.1")).contains("Cache-Control: no-store");
    }

    @Test
    void theHostOfARequestIsNotTakenForOurs() {
        String told = raw("127.0.0.1", "POST /identity/v2/endpoint/list", "evil.example", "{}");

        assertThat(told).startsWith("HTTP/1.1 200").doesNotContain("evil.example");
    }

    @Test
    void oneAddressAsksForDomainsSoOftenAndNoOtherIsTouched() {
        List<String> answers = IntStream.range(0, 121).mapToObj(i -> info("127.0.0.77")).toList();

        assertThat(answers.get(119)).startsWith("HTTP/1.1 404");
        assertThat(answers.get(120)).startsWith("HTTP/1.1 429");
        assertThat(info("127.0.0.1")).startsWith("HTTP/1.1 404");
    }

    private static String info(String from) {
        return raw(
                from, "POST /identity/v2/domain/get-auth-info", "localhost", "{\"name\": \"no\"}");
    }

    /** As no client library would send it: from any address, to any host. */
    private static String raw(String from, String what, String host, String body) {
        URI base = Api.base();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", base.getPort()));
            socket.setSoTimeout(30_000);
            String request =
                    what
                            + " HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
