package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Certificate;
import spaceone.testkit.Proves;

/** The operator's proxy, and authorities that an installation believes besides the usual ones. */
class HttpProxyTest {

    /** A name that nobody but the proxy of this test knows. */
    private static final String INSIDE = "provider.inside.example";

    private static Certificate certificate;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer provider;
    private ServerSocket proxy;
    private String answer = "HTTP/1.1 200 Connection established\r\n\r\n";
    @TempDir Path directory;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.of(INSIDE);
    }

    @BeforeEach
    void start() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        provider = HttpsServer.create(new InetSocketAddress(here, 0), 0);
        provider.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        provider.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
                    exchange.close();
                });
        provider.start();
        proxy = new ServerSocket(0, 10, here);
        daemon(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        provider.stop(0);
    }

    @Test
    void aNameIsLeftToAProxyThatMayLookItUp() throws IOException {
        Reply reply = outgoing(true, "user:pass word").get(URI.create("https://" + INSIDE), null);
        assertThat(reply.text()).isEqualTo("{}");
        assertThat(asked.get(0)).isEqualTo("CONNECT " + INSIDE + ":443 HTTP/1.1");
        assertThat(asked).contains("Proxy-Authorization: Basic dXNlcjpwYXNzIHdvcmQ=");
    }

    @Test
    void otherwiseItIsGivenTheAddressThatWasJudged() {
        assertThatThrownBy(() -> outgoing(false, "").get(URI.create("https://" + INSIDE), null))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("unknown host");
        assertThatThrownBy(
                        () -> outgoing(false, "").get(URI.create("https://192.0.2.7:8443/"), null))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
        assertThat(asked).isEmpty();
        // The address is a public one; what the proxy's test server shows is not of that name.
        assertThatThrownBy(() -> outgoing(false, "").get(URI.create("https://8.8.8.8/"), null))
                .isInstanceOf(Unreachable.class);
        assertThat(asked.get(0)).isEqualTo("CONNECT 8.8.8.8:443 HTTP/1.1");
    }

    @Proves("1.3.6")
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.1", "169.254.169.254", "[::1]", "2130706433"})
    void noSpellingOfAnInternalAddressGetsThroughIt(String host) {
        assertThatThrownBy(() -> outgoing(true, "").get(URI.create("https://" + host + "/"), null))
                .isInstanceOf(IOException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatTheProxySaysInsteadIsTold() {
        answer = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
        assertThatThrownBy(() -> outgoing(true, "").get(URI.create("https://" + INSIDE), null))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("407 Proxy Authentication Required");
    }

    @ParameterizedTest
    @CsvSource({
        "id.example.com, true",
        "ID.INTERNAL.example, false",
        "internal.example, false",
        "notinternal.example, true",
        "exact.example, false",
        "deep.exact.example, false",
        "10.1.2.3, false",
        "localhost, false",
        "127.0.0.1, false"
    })
    void someHostsAreCalledDirectly(String host, boolean through) {
        Set<String> exceptions =
                Set.of(".internal.example", "*.exact.example", "exact.example", "10.1.2.3");
        assertThat(
                        HttpProxy.of("http://proxy:3128", Optional.empty(), exceptions, false)
                                .isFor(host))
                .isEqualTo(through);
    }

    @Test
    void aTrialGoesTheSameWay() {
        Directories directories = new Directories(egress(true, ""), Clock.systemUTC());
        List<TrialStep> steps = directories.examine(settings());
        assertThat(steps.get(0).explanation()).contains("proxy").contains(INSIDE);
        assertThat(steps.get(1).part()).isEqualTo(TrialStep.Part.TLS);
        assertThat(steps.get(1).isFailed()).isFalse();
        answer = "HTTP/1.1 403 Forbidden\r\n\r\n";
        assertThat(directories.examine(settings()).get(0).explanation()).contains("403 Forbidden");
    }

    @Test
    void anInstallationBelievesItsOwnAuthoritiesAndTheUsualOnes() throws IOException {
        Path bundle = Files.writeString(directory.resolve("ca.pem"), certificate.pem());
        TrustAnchors anchors = TrustAnchors.and(bundle);
        assertThat(anchors.judge(settings()).getAcceptedIssuers())
                .hasSizeGreaterThan(
                        TrustAnchors.usual().judge(settings()).getAcceptedIssuers().length);
        assertThatCode(() -> outgoing(true, "").get(URI.create("https://" + INSIDE), null))
                .doesNotThrowAnyException();
        Egress doubting =
                new Egress(
                        new AddressGuard(false),
                        TrustAnchors.usual(),
                        egress(true, "").proxy(),
                        Timeouts.USUAL);
        assertThatThrownBy(
                        () ->
                                new Outgoing(doubting, doubting.anchors().sockets(settings()))
                                        .get(URI.create("https://" + INSIDE), null))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("certification path");
    }

    private Outgoing outgoing(boolean resolves, String login) {
        Egress egress = egress(resolves, login);
        return new Outgoing(egress, egress.anchors().sockets(settings()));
    }

    private Egress egress(boolean resolves, String login) {
        try {
            Path bundle = Files.writeString(directory.resolve("bundle.pem"), certificate.pem());
            String address = "http://127.0.0.1:" + proxy.getLocalPort();
            return new Egress(
                    new AddressGuard(false),
                    TrustAnchors.and(bundle),
                    Optional.of(
                            HttpProxy.of(
                                    address,
                                    Optional.of(login).filter(text -> !text.isEmpty()),
                                    Set.of(),
                                    resolves)),
                    Timeouts.USUAL);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DirectorySettings settings() {
        return new DirectorySettings(
                "domain",
                Json.createObjectBuilder()
                        .add("protocol", "oidc")
                        .add("issuer", "https://" + INSIDE)
                        .add("client_id", "console")
                        .build(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Whatever it is asked for, it leads to the one provider. */
    private void serve() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                daemon(() -> tunnel(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket server =
                        new Socket(
                                InetAddress.getLoopbackAddress(),
                                provider.getAddress().getPort())) {
            BufferedReader head =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.US_ASCII),
                            1);
            for (String line = head.readLine(); !line.isEmpty(); line = head.readLine()) {
                asked.add(line);
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            if (answer.contains(" 200 ")) {
                daemon(() -> copy(server, client));
                copy(client, server);
            }
        } catch (IOException e) {
            // Whoever came has left.
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] piece = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // Whoever came has left.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
