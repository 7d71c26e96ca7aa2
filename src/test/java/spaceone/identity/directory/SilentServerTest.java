package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that take a connection and then keep whoever made it waiting. */
class SilentServerTest {

    /** What a TLS handshake begins with: a record that promises 16 KiB more. */
    private static final byte[] HANDSHAKE = {22, 3, 3, 64, 0};

    private static final Duration LONGEST = Duration.ofSeconds(12);

    private final Directories directories = new Directories(true, Clock.systemUTC());
    private ServerSocket server;
    private volatile boolean dripping;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ldaps, false",
        "ldaps, true",
        "ldap, false",
        "ldap, true",
        "https, false",
        "https, true"
    })
    void nobodyWaitsForThemLong(String scheme, boolean drips) {
        dripping = drips;
        Instant begin = Instant.now();
        assertThatThrownBy(
                        () ->
                                directories.find(
                                        settings(scheme), DirectorySearch.keyword("anybody")))
                .hasMessageContaining("directory does not answer properly");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
    }

    private DirectorySettings settings(String scheme) {
        String address = scheme + "://localhost:" + server.getLocalPort();
        JsonObjectBuilder options =
                scheme.equals("https")
                        ? Json.createObjectBuilder()
                                .add("protocol", "oidc")
                                .add("issuer", address)
                                .add("client_id", "console")
                        : Json.createObjectBuilder()
                                .add("protocol", "ldap")
                                .add("url", address)
                                .add("base_dn", "dc=beta,dc=io");
        return new DirectorySettings("domain", options.build(), JsonValue.EMPTY_JSON_OBJECT);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread talker = new Thread(() -> talk(socket));
                talker.setDaemon(true);
                talker.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            if (dripping) {
                socket.getOutputStream().write(HANDSHAKE);
            }
            for (int i = 0; i < 120; i++) {
                TimeUnit.MILLISECONDS.sleep(500);
                if (dripping) {
                    socket.getOutputStream().write(0);
                }
            }
        } catch (IOException e) {
            // left, as he should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
