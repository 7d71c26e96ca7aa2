package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.api.Routes;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Bodies;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/**
 * Whatever is sent: an answer or a clear 4xx in the envelope, never a 5xx. A failure prints its
 * seed.
 */
@InServer
class BadInputIT {

    private static final int BODIES_A_METHOD = Integer.getInteger("it.bodies", 60);
    private static final int RAW_REQUESTS = 400;

    private final long seed = Long.getLong("it.seed", System.nanoTime());

    /** Each method has bodies of its own from the seed, whatever the others are sent meanwhile. */
    @Proves({"1.2.3", "1.2.4", "1.3.10", "2.2.2", "16.5.3"})
    @Test
    void anyBodyAtAnyMethodIsAnsweredOrRefused() {
        Tenant acme = Installation.domain();
        String admin = acme.adminToken();
        String systemAdmin = Installation.systemAdmin();
        List<String> failures =
                Routes.all().list().parallelStream()
                        .flatMap(
                                route ->
                                        failures(
                                                route,
                                                route.name().startsWith("domain/")
                                                        ? systemAdmin
                                                        : admin))
                        .toList();
        assertThat(failures).as("seed " + seed).isEmpty();
    }

    private Stream<String> failures(Routes.Route route, String token) {
        Bodies bodies = new Bodies(new Random(seed ^ route.path().hashCode()), route.request());
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < BODIES_A_METHOD; i++) {
            byte[] body = bodies.next();
            Answer answer =
                    Api.send(
                            Api.request("/identity/" + route.path(), tokenFor(route, token))
                                    .POST(BodyPublishers.ofByteArray(body)));
            if (!isFine(answer)) {
                failures.add(
                        route.path()
                                + " "
                                + new String(body, StandardCharsets.UTF_8)
                                + " -> "
                                + answer.body());
            }
        }
        return failures.stream();
    }

    /**
     * Public methods must not get one: a system token would make {@code system/init} do its work.
     */
    private static String tokenFor(Routes.Route route, String token) {
        return route.permission().isPresent() ? token : null;
    }

    @Test
    void anyBytesAsARequestAreRefused() {
        Random random = new Random(seed);
        for (int i = 0; i < RAW_REQUESTS; i++) {
            byte[] request = rawRequest(random);
            String status = statusLine(request);
            assertThat(status)
                    .as("seed " + seed + ": " + new String(request, StandardCharsets.ISO_8859_1))
                    .matches("|HTTP/1\\.[01] [1234]\\d\\d.*|HTTP/1\\.1 50[15].*");
        }
    }

    private static boolean isFine(Answer answer) {
        if (answer.status() == 200) {
            return true;
        }
        return answer.status() >= 400
                && answer.status() < 500
                && answer.body()
                        .matches(
                                "(?s)\\{\"detail\":\\{\"code\":\"ERROR_[A-Z_]+\",\"message\":\".+\".*}}");
    }

    private static byte[] rawRequest(Random random) {
        StringBuilder text = new StringBuilder("POST /identity/v2/user/list");
        text.append(noise(random, 12))
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header :
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Accept",
                        "Origin",
                        "traceparent",
                        "X-Request-Id")) {
            if (random.nextBoolean()) {
                text.append(header).append(": ").append(noise(random, 40)).append("\r\n");
            }
        }
        text.append("Content-Length: 2\r\n\r\n{}");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Any bytes but the ones that would end the line. */
    private static String noise(Random random, int most) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            char c = (char) (random.nextBoolean() ? random.nextInt(256) : 33 + random.nextInt(94));
            noise.append(c == '\r' || c == '\n' ? '%' : c);
        }
        return noise.toString();
    }

    private static String statusLine(byte[] request) {
        try (Socket socket = new Socket("localhost", Api.base().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != -1 && c != '\r' && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        } catch (java.net.SocketException closed) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
