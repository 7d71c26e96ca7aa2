package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.testkit.Api;
import spaceone.testkit.Certificate;
import spaceone.testkit.Installation;
import spaceone.testkit.ShippedProxy;
import spaceone.testkit.Tenant;

/** What the files for proxies do, in front of a node. */
@Tag("servers")
@InServer
class ProxiesIT {

    static final Certificate CERTIFICATE = Certificate.of("localhost");
    static final HttpClient CLIENT =
            HttpClient.newBuilder().sslContext(CERTIFICATE.believed()).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than a proxy keeps of an answer in memory, or of a body. */
    private static final int LARGE = 60_000;

    private static final String FILE = "\"(\\.?\\.?/?[\\w./-]+\\.(?:js|css|svg))\"";

    /** In what a page consists of, wherever it is written. */
    private static final Pattern OF_PAGE = Pattern.compile("\\b(?:src|href)=" + FILE);

    private static final Pattern OF_MODULE =
            Pattern.compile("(?:\\bfrom |\\bimport |\\bimport\\()" + FILE);

    interface Kind extends BiFunction<URI, Certificate, Optional<ShippedProxy>> {}

    static Stream<Named<Kind>> kinds() {
        return Stream.of(
                Named.of("nginx", ShippedProxy::nginx), Named.of("HAProxy", ShippedProxy::haproxy));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aProxyLetsPeopleWorkAndKeepsOutWhatIsNotTheirs(Kind kind) throws Exception {
        Optional<ShippedProxy> started = kind.apply(Api.base(), CERTIFICATE);
        assumeTrue(started.isPresent(), "there is no such program");
        try (ShippedProxy proxy = started.get()) {
            awaitServing(proxy);
            worksFor(Installation.domain(), proxy);
            keepsInside(proxy);
            endsWhoSendsSlowly(proxy);
        }
    }

    static void awaitServing(ShippedProxy proxy) throws Exception {
        awaitServing(proxy, "/");
    }

    private static void awaitServing(ShippedProxy proxy, String prefix) throws Exception {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            try {
                if (get(proxy, prefix + "check").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            assertThat(System.nanoTime()).as("the proxy does not serve").isLessThan(end);
        }
    }

    /** The proxy takes the prefix away; whatever a page asks for is below it. */
    @Test
    void pagesAndMethodsWorkBelowAPath() throws Exception {
        Optional<ShippedProxy> started = ShippedProxy.nginxBelow("/auth/", Api.base(), CERTIFICATE);
        assumeTrue(started.isPresent(), "there is no such program");
        try (ShippedProxy proxy = started.get()) {
            awaitServing(proxy, "/auth/");
            URI page = proxy.base().resolve("/auth/");
            Deque<URI> wanted = new ArrayDeque<>(List.of(page));
            Set<URI> seen = new HashSet<>(wanted);
            while (!wanted.isEmpty()) {
                URI asked = wanted.poll();
                assertThat(asked.getPath()).startsWith("/auth/");
                HttpResponse<String> file = get(proxy, asked.getPath());
                assertThat(file.statusCode()).as(asked.getPath()).isEqualTo(200);
                Stream.concat(
                                OF_PAGE.matcher(file.body())
                                        .results()
                                        .map(link -> page.resolve(link.group(1))),
                                OF_MODULE
                                        .matcher(file.body())
                                        .results()
                                        .map(link -> asked.resolve(link.group(1))))
                        .filter(seen::add)
                        .forEach(wanted::add);
            }
            assertThat(seen).hasSizeGreaterThan(20);
            assertThat(
                            post(
                                            proxy,
                                            "/auth/identity/v2/user-profile/get",
                                            Installation.domain().adminToken(),
                                            "{}")
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void worksFor(Tenant acme, ShippedProxy proxy) throws Exception {
        String admin = acme.adminToken();
        String text = "x".repeat(LARGE);
        for (int i = 0; i < 12; i++) {
            String user =
                    """
                    {"user_id": "u%d", "auth_type": "LOCAL", "password": "%s", "tags": {"text": "%s"}}"""
                            .formatted(i, Installation.PASSWORD, text);
            assertThat(post(proxy, "/identity/v2/user/create", admin, user).statusCode())
                    .isEqualTo(200);
        }

        HttpResponse<String> list = post(proxy, "/identity/v2/user/list", admin, "{}");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).endsWith("\"total_count\":13}");
        assertThat(list.body().length()).isGreaterThan(12 * LARGE);
        assertThat(
                        post(proxy, "/identity/v2/user/get", admin, "\"" + text.repeat(20) + "\"")
                                .statusCode())
                .isEqualTo(413);
    }

    /** However the path is written. */
    private static void keepsInside(ShippedProxy proxy) throws Exception {
        assertThat(get(proxy, "/check/live").statusCode()).isEqualTo(200);
        for (String path :
                List.of(
                        "/check/metrics",
                        "/metrics",
                        "/health",
                        "/health/ready",
                        "/%68ealth/ready",
                        "//health/ready",
                        "/./health/ready",
                        "/identity/../health/ready",
                        "/identity/%2e%2e/health/ready",
                        "/;a/health/ready",
                        "/health;a/ready")) {
            assertThat(ask(proxy, "GET " + path + " HTTP/1.1\r\nContent-Length: 0\r\n", "").get(0))
                    .as(path)
                    .matches("HTTP/1.1 40[04] .*");
        }
    }

    /** Each is told so, or cut off; in any case nothing of it comes to a node. */
    private static void endsWhoSendsSlowly(ShippedProxy proxy) throws IOException {
        List<String> told =
                ask(
                        proxy,
                        "POST /identity/v2/token/issue HTTP/1.1\r\nContent-Length: 5000\r\n",
                        "{");

        assertThat(told)
                .satisfiesAnyOf(
                        lines -> assertThat(lines).isEmpty(),
                        lines -> assertThat(lines.get(0)).startsWith("HTTP/1.1 408"));
    }

    /** As no client library would send it; what it is told until the connection is closed. */
    private static List<String> ask(ShippedProxy proxy, String head, String body)
            throws IOException {
        try (SSLSocket socket =
                (SSLSocket)
                        CERTIFICATE
                                .believed()
                                .getSocketFactory()
                                .createSocket("localhost", proxy.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = head + "Host: localhost\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ArrayList<>(answer.lines().toList());
        }
    }

    private static HttpResponse<String> get(ShippedProxy proxy, String path)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(proxy.base().resolve(path)).timeout(PATIENCE).build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(
            ShippedProxy proxy, String path, String token, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(proxy.base().resolve(path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
