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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

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

    @Test
    void aGroupHasAsManyUsersAsAnAnswerCanName() {
        String dev = crowdIn(10_001);
        String owner = ownerOf(dev);
        String named =
                Api.post("/identity/v2/user-group/create", owner, "{\"name\": \"all\"}")
                        .is(200)
                        .text("user_group_id");
        String group =
                acme.asAdmin("workspace-group/create", "{\"name\": \"all\"}")
                        .is(200)
                        .text("workspace_group_id");
        Time.update(
                """
                insert into user_group_users (user_group_id, domain_id, workspace_id, user_id)
                select ?, ?, ?, 'u' || i from generate_series(1, 9999) i""",
                named,
                acme.domainId(),
                dev);
        Time.update(
                """
                insert into workspace_group_users (workspace_group_id, domain_id, user_id, role_id, role_type)
                select ?, ?, 'u' || i, 'managed-workspace-member', 'WORKSPACE_MEMBER'
                from generate_series(1, 10000) i""",
                group,
                acme.domainId());

        Answer full = addToUserGroup(owner, named, "u10000").is(200);
        assertThat(full.json().getJsonArray("users")).hasSize(10_000);
        addToUserGroup(owner, named, "u10001").isRefused(400, "ERROR_INVALID_PARAMETER");
        acme.asAdmin(
                        "workspace-group/add-users",
                        """
                        {"workspace_group_id": "%s", "users": [{"user_id": "u10001", "role_id": "managed-workspace-member"}]}
                        """
                                .formatted(group))
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Test
    void aMemberOfVeryManyProjectsGetsATokenThatRequestsCanCarry() {
        String dev = crowdIn(1);
        Person bob = Person.in(acme, "bob");
        bind(bob.id(), dev, "managed-workspace-member");
        Time.update(
                """
                insert into projects (project_id, domain_id, workspace_id, name, project_type, created_by, created_at)
                select ? || i, ?, ?, 'p' || i, 'PUBLIC', 'test', now() from generate_series(1, 3000) i""",
                acme.name(),
                acme.domainId(),
                dev);

        String token = bob.grant("WORKSPACE", dev);

        assertThat(token.length()).isLessThan(8_000);
        assertThat(Jwt.claims(token).getJsonArray("projects")).hasSizeGreaterThan(100);
        Answer page =
                Api.post(
                        "/identity/v2/project/list",
                        token,
                        "{\"query\": {\"page\": {\"start\": 1, \"limit\": 1}}}");
        assertThat(page.is(200).body()).contains("\"total_count\":3000");
        Api.post("/identity/v2/project/get", token, "{\"project_id\": \"" + acme.name() + "3000\"}")
                .is(200);
    }

    /** A workspace with so many members. */
    private String crowdIn(int members) {
        String dev = acme.asAdmin("workspace/create", "{\"name\": \"dev\"}").text("workspace_id");
        Time.update(
                """
                insert into users (domain_id, user_id, folded_id, state, auth_type, language, timezone, created_at)
                select ?, 'u' || i, 'u' || i, 'ENABLED', 'LOCAL', 'en', 'UTC', now()
                from generate_series(1, ?) i""",
                acme.domainId(),
                members);
        Time.update(
                """
                insert into role_bindings (role_binding_id, domain_id, user_id, role_id, role_type,
                    resource_group, workspace_id, created_at)
                select 'rb-' || ? || '-' || i, ?, 'u' || i, 'managed-workspace-member', 'WORKSPACE_MEMBER',
                    'WORKSPACE', ?, now()
                from generate_series(1, ?) i""",
                acme.name(),
                acme.domainId(),
                dev,
                members);
        return dev;
    }

    private String ownerOf(String workspaceId) {
        Person owner = Person.in(acme, "owner");
        bind(owner.id(), workspaceId, "managed-workspace-owner");
        return owner.grant("WORKSPACE", workspaceId);
    }

    private void bind(String userId, String workspaceId, String role) {
        acme.asAdmin(
                        "role-binding/create",
                        """
                        {"user_id": "%s", "role_id": "%s", "resource_group": "WORKSPACE", "workspace_id": "%s"}
                        """
                                .formatted(userId, role, workspaceId))
                .is(200);
    }

    private Answer addToUserGroup(String token, String group, String user) {
        return Api.post(
                "/identity/v2/user-group/add-users",
                token,
                "{\"user_group_id\": \"%s\", \"users\": [\"%s\"]}".formatted(group, user));
    }

    @Proves({"13.4.1", "13.4.2", "13.4.5", "15.2.3"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/base",
                "/openapi-ui",
                "/.git/config",
                "/WEB-INF/web.xml"
            })
    void whatServerAndLibrariesBringAlongIsNotThere(String path) {
        assertThat(raw("127.0.0.1", "GET " + path, "localhost", "")).startsWith("HTTP/1.1 404");
    }

    @Proves("13.4.3")
    @Test
    void pagesOfLibrariesAreNotThereButTheirScriptsAre() {
        String docs = raw("127.0.0.1", "GET /identity/docs", "localhost", "");
        String script =
                docs.replaceAll("(?s).*src=\"\\.\\.(/webjars/[^\"]*)/swagger-ui-bundle.js.*", "$1");

        assertThat(raw("127.0.0.1", "GET " + script + "/index.html", "localhost", ""))
                .startsWith("HTTP/1.1 404");
        assertThat(raw("127.0.0.1", "GET " + script + "/swagger-ui.css", "localhost", ""))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: sandbox; default-src 'none'");
        // The server itself sends on to the folder, which is not there for anybody.
        assertThat(raw("127.0.0.1", "GET " + script + "/", "localhost", ""))
                .startsWith("HTTP/1.1 404");
    }

    @Proves({"3.2.1", "3.4.3", "3.4.4", "3.4.6"})
    @ParameterizedTest
    @ValueSource(strings = {"/check", "/check/live", "/openapi", "/health/live", "/"})
    void probesAndPagesAreThere(String path) {
        assertThat(raw("127.0.0.1", "GET " + path, "localhost", ""))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .contains("X-Content-Type-Options: nosniff");
    }

    @Proves("13.4.4")
    @ParameterizedTest
    @ValueSource(strings = {"/", "/check", "/identity/v2/user/get"})
    void nobodyIsToldWhatTheySent(String path) {
        assertThat(raw("127.0.0.1", "TRACE " + path, "localhost\r\nX-Told: abc123", ""))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("abc123");
    }

    /** Where a body ends, its chunks say; a proxy in front must not see another end than we. */
    @Proves("4.2.1")
    @Test
    void chunksCountAndNotTheLengthBesideThem() {
        String told =
                raw(
                        "127.0.0.1",
                        "POST /identity/v2/endpoint/list",
                        "localhost\r\nTransfer-Encoding: chunked",
                        "2\r\n{}\r\n0\r\n\r\n");

        assertThat(told)
                .containsPattern("^HTTP/1\\.1 (200|400) ")
                .doesNotContain("ERROR_JSON_FORMAT");
    }

    /** Of the first body nothing comes, of the second no end. */
    @ParameterizedTest
    @CsvSource({"Content-Length: 65537, 0", "Transfer-Encoding: chunked, 65537"})
    void nobodyWaitsForTheRestOfABodyThatIsTooLarge(String length, int sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Api.base().getPort())) {
            socket.setSoTimeout(30_000);
            String request =
                    "POST /identity/v2/token/issue HTTP/1.1\r\nHost: localhost\r\n"
                            + length
                            + "\r\n\r\n"
                            + (sent == 0 ? "" : Integer.toHexString(sent) + "\r\n")
                            + " ".repeat(sent);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            byte[] status = socket.getInputStream().readNBytes(12);

            assertThat(status).asString().isEqualTo("HTTP/1.1 413");
        }
    }

    @Proves("4.1.1")
    @Test
    void whatAnAnswerIsItSays() {
        assertThat(info("127.0.0.1")).contains("Content-Type: application/json");
        assertThat(raw("127.0.0.1", "GET /", "localhost", ""))
                .containsPattern("(?i)Content-Type: text/html; ?charset=utf-8");
    }

    @Proves({"14.2.2", "14.3.2"})
    @Test
    void answersOfTheApiAreKeptNowhere() {
        assertThat(info("127.0.0.1")).contains("Cache-Control: no-store");
    }

    @Proves("3.7.2")
    @Test
    void theHostOfARequestIsNotTakenForOurs() {
        String told = raw("127.0.0.1", "POST /identity/v2/endpoint/list", "evil.example", "{}");

        assertThat(told).startsWith("HTTP/1.1 200").doesNotContain("evil.example");
    }

    @Proves("2.4.1")
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
