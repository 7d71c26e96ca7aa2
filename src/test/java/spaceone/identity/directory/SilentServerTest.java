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
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        refuses(directories, scheme);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "ldap", "https"})
    void theOperatorSaysHowLongAnAnswerIsWaitedFor(String scheme) {
        Instant begin = Instant.now();
        refuses(hasty(), scheme);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Timeouts.USUAL.answer());
    }

    /** Linux drops who would connect when as many as the backlog wait to be accepted. */
    @ParameterizedTest
    @ValueSource(strings = {"ldaps", "ldap", "https"})
    void theOperatorSaysHowLongAConnectionIsWaitedFor(String scheme) throws IOException {
        server.close();
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        List<SocketChannel> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(server.getLocalSocketAddress());
            }
            Instant begin = Instant.now();
            refuses(hasty(), scheme);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Timeouts.USUAL.connect());
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private static Directories hasty() {
        Egress usual = Egress.direct(true);
        Timeouts hasty = new Timeouts(Duration.ofMillis(200), Duration.ofMillis(400));
        return new Directories(
                new Egress(usual.guard(), usual.anchors(), usual.proxy(), hasty),
                Clock.systemUTC());
    }

    private void refuses(Directories asked, String scheme) {
        assertThatThrownBy(() -> asked.find(settings(scheme), DirectorySearch.keyword("anybody")))
                .hasMessageContaining("directory does not answer properly");
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
