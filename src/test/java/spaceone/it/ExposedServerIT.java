package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Certificate;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.Proves;
import spaceone.testkit.Server;
import spaceone.testkit.Sockets;

/** A server prepared by the scripts of server-config, as it stands before the world. */
@ByItself
@Tag("servers")
class ExposedServerIT {

    /** What browsers keep to from then on (RFC 6797): said by TLS alone. */
    private static final String ONLY_BY_TLS = "Strict-Transport-Security";

    private final Certificate certificate = Certificate.of("localhost");

    @Proves({"12.2.1", "16.2.4"})
    @Test
    void theScriptsGiveHttpsJsonLogsAndTrustInTheProxy() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(Database.fresh()),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        Installation.PASSWORD);
        try (Node node =
                Node.exposed(
                        environment,
                        certificate,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1")) {
            node.awaitReady();

            assertThat(check(node, certificate)).isEqualTo("{\"status\":\"SERVING\"}");
            assertThat(Api.get(node.base() + "/check").headers().firstValue(ONLY_BY_TLS)).isEmpty();
            assertThat(addressBehindTheProxy(node)).startsWith("https://");
            assertThat(logged(node)).anyMatch(line -> line.contains("database schema is up to"));
            if (Server.current().isForOneApplication()) {
                assertThat(encoding(node, "/js/app.js")).contains("gzip");
                assertThat(Sockets.of(node.pid()))
                        .containsExactlyInAnyOrder(
                                node.base().getPort(), node.secureBase().getPort());
            }
            renew(node);
        }
    }

    private void renew(Node node) throws Exception {
        Certificate renewed = Certificate.of("localhost");
        if (node.renews(renewed)) {
            assertThat(check(node, renewed)).isEqualTo("{\"status\":\"SERVING\"}");
            assertThatThrownBy(() -> check(node, certificate)).isInstanceOf(SSLException.class);
        }
    }

    private static String check(Node node, Certificate certificate)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.believed()).build();
        HttpRequest request =
                HttpRequest.newBuilder(node.secureBase().resolve("/check"))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.headers().firstValue(ONLY_BY_TLS)).contains("max-age=31536000");
        return answer.body();
    }

    /** As browsers and proxies ask without TLS: an upgrade to HTTP/2 would end compression. */
    private static Optional<String> encoding(Node node, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(node.base().resolve(path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Accept-Encoding", "gzip")
                        .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Encoding");
    }

    private static String addressBehindTheProxy(Node node) {
        String endpoints =
                node.post(
                        "/identity/v2/endpoint/list",
                        null,
                        "{}",
                        Map.of("X-Forwarded-Proto", "https"));
        return parse(endpoints).getJsonArray("results").getJsonObject(0).getString("endpoint");
    }

    /** What it has said since its configuration is in force; all of it is JSON. */
    private static List<String> logged(Node node) {
        List<String> lines =
                node.output().lines().dropWhile(line -> !line.startsWith("{")).toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(parse(line)).isNotEmpty());
        return lines;
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
