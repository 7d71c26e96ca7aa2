package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Newcomer;
import spaceone.testkit.Node;
import spaceone.testkit.Server;
import spaceone.testkit.Sockets;

/** The first command of the README, as somebody types it who has nothing but a clone. */
@ByItself
@Tag("servers")
class NewcomerIT {

    private static final String PASSWORD = "    password  ";

    @Test
    void theFirstCommandStartsAtOnceAndSaysHowToSignInLast() throws Exception {
        assumeThat(Server.current().isForOneApplication())
                .as("mvn -Prun is Payara Micro on any profile")
                .isTrue();
        try (Newcomer newcomer = new Newcomer()) {
            int port = Node.freePort();
            Path output = newcomer.output("first.log");
            Process maven = newcomer.start(port, output);

            List<String> screen = Newcomer.awaitScreen(maven, output, PASSWORD);

            assertThat(screen).noneMatch(line -> line.contains("Payara Micro"));
            assertThat(screen.subList(screen.size() - 4, screen.size()))
                    .satisfiesExactly(
                            pages ->
                                    assertThat(pages)
                                            .isEqualTo("    pages     http://localhost:%d/", port),
                            domain -> assertThat(domain).isEqualTo("    domain    default"),
                            user -> assertThat(user).isEqualTo("    user      admin"),
                            password -> assertThat(password).startsWith(PASSWORD));
            signsIn(port, screen.get(screen.size() - 1).substring(PASSWORD.length()));
            onlyTheServerIsOpen(maven, port);
            stopsAltogether(maven);
            isRefusedAtATakenPort(newcomer);
        }
    }

    private static void signsIn(int port, String password) throws Exception {
        String domain =
                json(post(port, "domain/get-auth-info", "{\"name\":\"default\"}"), "domain_id");
        HttpResponse<String> token =
                post(
                        port,
                        "token/issue",
                        """
                        {"domain_id": "%s", "auth_type": "LOCAL",
                         "credentials": {"user_id": "admin", "password": "%s"}}"""
                                .formatted(domain, password));
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
    }

    /** PostgreSQL listens too, for this machine only. */
    private static void onlyTheServerIsOpen(Process maven, int port) throws IOException {
        ProcessHandle server =
                maven.descendants()
                        .filter(process -> arguments(process).anyMatch("--nohazelcast"::equals))
                        .findFirst()
                        .orElseThrow();
        assertThat(Sockets.of(server.pid())).containsExactly(port);
    }

    private static Stream<String> arguments(ProcessHandle process) {
        return Stream.of(process.info().arguments().orElse(new String[0]));
    }

    /** In one sentence, and none of Maven's. */
    private static void isRefusedAtATakenPort(Newcomer newcomer) throws Exception {
        Path output = newcomer.output("second.log");
        try (ServerSocket taken = new ServerSocket(0)) {
            Process maven = newcomer.start(taken.getLocalPort(), output);
            assertThat(maven.waitFor(8, TimeUnit.MINUTES)).isTrue();

            String screen = String.join("\n", Newcomer.awaitScreen(maven, output, ""));
            assertThat(maven.exitValue()).as(screen).isEqualTo(1);
            assertThat(screen)
                    .endsWith(
                            "Identity does not start: port "
                                    + taken.getLocalPort()
                                    + " is taken. Choose another with -Dhttp.port=N.")
                    .doesNotContain("[ERROR]", "\tat ", "BUILD FAILURE");
        }
    }

    private static void stopsAltogether(Process maven) throws InterruptedException {
        List<ProcessHandle> family = maven.descendants().toList();
        maven.destroy();
        assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
        for (ProcessHandle process : family) {
            assertThat(process.isAlive()).as(process.info().toString()).isFalse();
        }
    }

    private static HttpResponse<String> post(int port, String method, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/identity/v2/" + method))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String json(HttpResponse<String> answer, String member) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString(member);
        }
    }
}
