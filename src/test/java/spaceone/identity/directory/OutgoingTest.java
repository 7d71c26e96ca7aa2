package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Certificate;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.OpenIdProvider.Fault;
import spaceone.testkit.Proves;

class OutgoingTest {

    private static final Egress OPEN = Egress.direct(true);

    private static OpenIdProvider provider;
    private static HttpsServer secured;
    private static Certificate certificate;

    private final Outgoing outgoing =
            new Outgoing(OPEN, (SSLSocketFactory) SSLSocketFactory.getDefault());

    @BeforeAll
    static void start() throws IOException {
        provider = OpenIdProvider.start("");
        certificate = Certificate.of("localhost");
        secured = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        secured.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("{}".getBytes());
                    exchange.close();
                });
        secured.start();
    }

    @AfterAll
    static void stop() {
        provider.close();
        secured.stop(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HUGE", "REDIRECTING", "BABBLING", "FAILING"})
    void whatIsNotAProperAnswerIsAFailure(Fault fault) {
        provider.fails("keys", fault);
        assertThatThrownBy(() -> outgoing.get(keys(), null).json(JsonObject.class))
                .isInstanceOf(IOException.class);
        provider.recovers();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SLOW", "DRIPPING"})
    void whoKeepsUsWaitingIsLeft(Fault fault) {
        provider.fails("keys", fault);
        Instant begin = Instant.now();
        assertThatThrownBy(() -> outgoing.get(keys(), null)).isInstanceOf(IOException.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(9));
        provider.recovers();
    }

    @Proves({"1.3.6", "15.3.2"})
    @Test
    void redirectsAreNotFollowed() throws IOException {
        provider.fails("keys", Fault.REDIRECTING);
        assertThat(outgoing.get(keys(), null).status()).isEqualTo(302);
        provider.recovers();
    }

    @Proves("12.3.4")
    @Test
    void aCertificateOfTheDomainsOwnAuthorityIsBelieved() throws IOException {
        Outgoing trusting = new Outgoing(OPEN, trust(certificate));
        assertThat(trusting.get(securedAt("localhost"), null).text()).isEqualTo("{}");
    }

    @Proves("12.3.2")
    @Test
    void anUnknownCertificateIsNot() {
        assertThatThrownBy(() -> outgoing.get(securedAt("localhost"), null))
                .isInstanceOf(Unreachable.class)
                .hasCauseInstanceOf(SSLException.class);
    }

    @Proves("12.3.2")
    @Test
    void theCertificateMustBeOfThatHost() {
        Outgoing trusting = new Outgoing(OPEN, trust(certificate));
        assertThatThrownBy(() -> trusting.get(securedAt("127.0.0.1"), null))
                .isInstanceOf(Unreachable.class)
                .hasCauseInstanceOf(SSLException.class);
    }

    /** The name passed, as a rebound one would; the address under the connection does not. */
    @Test
    void tlsStartsOnlyOnAnAllowedConnection() throws IOException {
        GuardedTls tls = new GuardedTls(trust(certificate), Egress.direct(false), "localhost");
        try (var connected =
                new java.net.Socket(
                        InetAddress.getLoopbackAddress(), secured.getAddress().getPort())) {
            assertThatThrownBy(() -> tls.createSocket(connected, "localhost", 443, true))
                    .isInstanceOf(AddressGuard.RefusedAddress.class);
        }
    }

    @Proves("1.2.2")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/",
                "ftp://localhost/",
                "file:///etc/passwd",
                "jar:file:/x.jar!/y",
                "/relative"
            })
    void otherSchemesAreRefused(String address) {
        assertThatThrownBy(() -> outgoing.get(URI.create(address), null))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
    }

    @Test
    void withoutTheOperatorsWordThereIsNoPlainHttpAndNoLoopback() {
        Outgoing strict =
                new Outgoing(
                        Egress.direct(false), (SSLSocketFactory) SSLSocketFactory.getDefault());
        assertThatThrownBy(() -> strict.get(keys(), null))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
        assertThatThrownBy(() -> strict.get(securedAt("localhost"), null))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
    }

    private static URI keys() {
        return URI.create(provider.issuer() + "/keys");
    }

    private static URI securedAt(String host) {
        return URI.create("https://" + host + ":" + secured.getAddress().getPort() + "/");
    }

    private static SSLSocketFactory trust(Certificate certificate) {
        JsonObject options =
                Json.createObjectBuilder().add("ca_certificates", certificate.pem()).build();
        return TrustAnchors.usual()
                .sockets(new DirectorySettings("domain", options, JsonValue.EMPTY_JSON_OBJECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.7/", "http://192.168.1.2:8080/x", "http://[fd00::1]/"})
    void insideANetworkTlsMayBeMissingWhereTheOperatorAllowsIt(String address) {
        assertThatCode(() -> outgoing.check(URI.create(address))).doesNotThrowAnyException();
        Outgoing strict =
                new Outgoing(
                        Egress.direct(false), (SSLSocketFactory) SSLSocketFactory.getDefault());
        assertThatThrownBy(() -> strict.check(URI.create(address)))
                .isInstanceOf(AddressGuard.RefusedAddress.class);
    }
}
