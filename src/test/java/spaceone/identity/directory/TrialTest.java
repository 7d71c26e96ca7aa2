package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.directory.TrialStep.Cause;
import spaceone.identity.directory.TrialStep.Outcome;
import spaceone.identity.directory.TrialStep.Part;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.OpenIdProvider.Fault;

/** A trial tells which step on the way to a directory fails, in words. */
class TrialTest {

    private static Certificate certificate;
    private static Certificate elsewhere;

    private final Directories directories = new Directories(true, Clock.systemUTC());
    private OpenIdProvider provider;
    private MemoryLdap ldap;

    @BeforeAll
    static void makeCertificates() {
        certificate = Certificate.of("localhost");
        elsewhere = Certificate.of("elsewhere.example");
    }

    @BeforeEach
    void start() {
        provider = OpenIdProvider.start("/realms/beta").knows(Employee.named("kim", "Kim"));
        ldap = MemoryLdap.start(certificate).knows(Employee.named("kim", "Kim"), "Kims own 1");
    }

    @AfterEach
    void stop() {
        provider.close();
        ldap.close();
    }

    @Test
    void aProviderThatWorksPassesEachStep() {
        assertThat(oidc())
                .extracting(TrialStep::part)
                .containsExactly(
                        Part.ADDRESS,
                        Part.CONNECTION,
                        Part.TLS,
                        Part.DISCOVERY,
                        Part.ISSUER,
                        Part.KEYS,
                        Part.CLIENT,
                        Part.PEOPLE);
        assertThat(oidc()).noneMatch(TrialStep::isFailed);
        assertThat(oidc().get(2).outcome()).isEqualTo(Outcome.WARNED);
    }

    @Test
    void aDirectoryThatWorksPassesEachStep() {
        List<TrialStep> steps = ldap(ldap.options());
        assertThat(steps)
                .extracting(TrialStep::part)
                .containsExactly(
                        Part.ADDRESS, Part.CONNECTION, Part.TLS, Part.BIND, Part.BASE, Part.FILTER);
        assertThat(steps).allMatch(step -> step.outcome() == Outcome.PASSED);
        assertThat(steps.get(2).explanation()).contains("CN=localhost", "valid until 20");
    }

    @Test
    void startTlsAndNoTlsAreToldApart() {
        try (MemoryLdap start = MemoryLdap.startTls(certificate);
                MemoryLdap plain = MemoryLdap.plain()) {
            start.knows(Employee.named("kim", "Kim"), "x");
            plain.knows(Employee.named("kim", "Kim"), "x");
            assertThat(ldap(start.options())).allMatch(s -> s.outcome() == Outcome.PASSED);
            assertThat(ldap(plain.options()))
                    .filteredOn(step -> step.outcome() == Outcome.WARNED)
                    .extracting(TrialStep::part)
                    .containsExactly(Part.TLS);
            assertThat(failure(ldap(plain.options().add("start_tls", true))))
                    .isEqualTo("TLS NO_TLS");
        }
    }

    @Test
    void whereNobodyIsThatIsSaid() throws IOException {
        int free;
        try (ServerSocket once = new ServerSocket(0)) {
            free = once.getLocalPort();
        }
        assertThat(failure(oidc("https://no-such-host.invalid/")))
                .isEqualTo("ADDRESS UNKNOWN_HOST");
        assertThat(failure(oidc("https://localhost:" + free))).isEqualTo("CONNECTION REFUSED");
        assertThat(failure(ldap(url("ldaps://localhost:" + free)))).isEqualTo("CONNECTION REFUSED");
        assertThat(failure(ldap(url("ldaps://no-such-host.invalid"))))
                .isEqualTo("ADDRESS UNKNOWN_HOST");
    }

    @Test
    void addressesInsideTheNetworkAreNotTouched() {
        Directories guarded = new Directories(false, Clock.systemUTC());
        List<TrialStep> steps =
                guarded.examine(settings(oidcOptions("https://localhost:1/"), null));
        assertThat(failure(steps)).isEqualTo("ADDRESS NOT_ALLOWED");
        assertThat(steps).hasSize(1);
        assertThat(failure(guarded.examine(settings(url("ldaps://127.0.0.1:1"), ldap.secrets()))))
                .isEqualTo("ADDRESS NOT_ALLOWED");
    }

    @Test
    void tlsToAPlainPortIsSaidToBeThat() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> refuseOnce(web));
            server.setDaemon(true);
            server.start();
            assertThat(failure(oidc("https://localhost:" + web.getLocalPort())))
                    .isEqualTo("TLS NO_TLS");
        }
        try (MemoryLdap plain = MemoryLdap.plain()) {
            List<TrialStep> steps = ldap(url("ldaps://localhost:" + plain.port()));
            assertThat(failure(steps)).isEqualTo("TLS NO_TLS");
            assertThat(last(steps).explanation()).contains("plain port");
        }
    }

    @Test
    void aCertificateThatIsNotAcceptedIsDescribed() throws IOException {
        List<TrialStep> unknown = ldap(url("ldaps://localhost:" + ldap.port()));
        assertThat(failure(unknown)).isEqualTo("TLS CERTIFICATE");
        assertThat(last(unknown).explanation())
                .contains("nobody whom this service trusts", "CN=localhost", "valid until");
        try (MemoryLdap other = MemoryLdap.start(elsewhere)) {
            List<TrialStep> misnamed = ldap(other.options());
            assertThat(failure(misnamed)).isEqualTo("TLS CERTIFICATE");
            assertThat(last(misnamed).explanation())
                    .contains("not of that name", "CN=elsewhere.example");
        }
        Directories later =
                new Directories(true, Clock.offset(Clock.systemUTC(), Duration.ofDays(30)));
        assertThat(
                        last(later.examine(settings(url("ldaps://localhost:" + ldap.port()), null)))
                                .explanation())
                .contains("expired");
    }

    @Test
    void aCertificateOverHttpsIsDescribedAsWell() throws IOException {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.start();
        try {
            String address = "https://localhost:" + server.getAddress().getPort();
            assertThat(failure(oidc(address))).isEqualTo("TLS CERTIFICATE");
            List<TrialStep> trusted =
                    directories.examine(
                            settings(
                                    oidcOptions(address).add("ca_certificates", certificate.pem()),
                                    null));
            assertThat(failure(trusted)).isEqualTo("DISCOVERY ANSWER");
            assertThat(last(trusted).explanation()).contains("404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatTheProviderSaysOfItselfIsHeldAgainstTheSettings() {
        provider.callsItself("https://evil.example/realms/beta");
        assertThat(failure(oidc())).isEqualTo("ISSUER ISSUER_DIFFERS");
        assertThat(last(oidc()).explanation())
                .contains("https://evil.example/realms/beta", provider.issuer());
    }

    @Test
    void answersThatAreNoneAreFailures() {
        for (Fault fault : List.of(Fault.FAILING, Fault.BABBLING, Fault.REDIRECTING)) {
            provider.fails("openid-configuration", fault);
            assertThat(failure(oidc())).isEqualTo("DISCOVERY ANSWER");
        }
        provider.recovers();
        provider.fails("keys", Fault.FAILING);
        assertThat(failure(oidc())).isEqualTo("KEYS ANSWER");
    }

    @Test
    void aClientThatIsNotBelievedIsNamedAndItsSecretIsNot() {
        JsonObject wrong = Json.createObjectBuilder().add("client_secret", "wr0ng-one").build();
        for (boolean introspects : List.of(true, false)) {
            if (!introspects) {
                provider.offersNoIntrospection();
            }
            List<TrialStep> steps =
                    directories.examine(settings(oidcOptions(provider.issuer()), wrong));
            assertThat(failure(steps)).isEqualTo("CLIENT CLIENT_REFUSED");
            assertThat(last(steps).explanation()).contains(OpenIdProvider.CLIENT);
            assertThat(steps.toString()).doesNotContain("wr0ng-one");
        }
    }

    @Test
    void aListThatMayNotBeReadKeepsNobodyFromSigningIn() {
        provider.fails("users", Fault.FAILING);
        assertThat(oidc()).noneMatch(TrialStep::isFailed);
        assertThat(last(oidc()).cause()).contains(Cause.LIST_REFUSED);
    }

    @Test
    void theServiceAccountTheBaseAndTheFilterAreTried() {
        JsonObject wrong =
                Json.createObjectBuilder()
                        .add("bind_dn", MemoryLdap.ACCOUNT)
                        .add("password", "wr0ng-one")
                        .build();
        List<TrialStep> refused = directories.examine(settings(ldap.options(), wrong));
        assertThat(failure(refused)).isEqualTo("BIND BIND_REFUSED");
        assertThat(refused.toString()).contains(MemoryLdap.ACCOUNT).doesNotContain("wr0ng-one");

        assertThat(failure(ldap(ldap.options().add("base_dn", "ou=gone," + MemoryLdap.BASE))))
                .isEqualTo("BASE NO_BASE");
        assertThat(failure(ldap(ldap.options().add("user_filter", "(objectClass=robot)"))))
                .isEqualTo("FILTER NOBODY");
        JsonObjectBuilder strange = Json.createObjectBuilder().add("user_id", "sAMAccountName");
        assertThat(failure(ldap(ldap.options().add("attributes", strange))))
                .isEqualTo("FILTER NO_ATTRIBUTE");
    }

    @Test
    void oneServerOfSeveralIsEnough() throws IOException {
        int free;
        try (ServerSocket once = new ServerSocket(0)) {
            free = once.getLocalPort();
        }
        List<TrialStep> steps =
                ldap(
                        ldap.options()
                                .add(
                                        "url",
                                        "ldaps://localhost:%d ldaps://localhost:%d"
                                                .formatted(free, ldap.port())));
        assertThat(steps).noneMatch(TrialStep::isFailed);
        assertThat(steps)
                .filteredOn(step -> step.outcome() == Outcome.WARNED)
                .extracting(step -> step.cause().orElseThrow())
                .contains(Cause.REFUSED);
        assertThat(last(steps).part()).isEqualTo(Part.FILTER);
    }

    /** As web servers answer to what is no request. */
    private static void refuseOnce(ServerSocket web) {
        try (Socket socket = web.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<TrialStep> oidc() {
        return oidc(provider.issuer());
    }

    private List<TrialStep> oidc(String issuer) {
        JsonObject secret =
                Json.createObjectBuilder().add("client_secret", OpenIdProvider.SECRET).build();
        return directories.examine(settings(oidcOptions(issuer), secret));
    }

    private static JsonObjectBuilder oidcOptions(String issuer) {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("issuer", issuer)
                .add("client_id", OpenIdProvider.CLIENT);
    }

    private List<TrialStep> ldap(JsonObjectBuilder options) {
        return directories.examine(settings(options, ldap.secrets()));
    }

    private static JsonObjectBuilder url(String url) {
        return Json.createObjectBuilder()
                .add("protocol", "ldap")
                .add("url", url)
                .add("base_dn", MemoryLdap.BASE);
    }

    private static DirectorySettings settings(JsonObjectBuilder options, JsonObject secrets) {
        return new DirectorySettings(
                "domain", options.build(), secrets == null ? JsonValue.EMPTY_JSON_OBJECT : secrets);
    }

    private static TrialStep last(List<TrialStep> steps) {
        return steps.get(steps.size() - 1);
    }

    private static String failure(List<TrialStep> steps) {
        assertThat(steps).filteredOn(TrialStep::isFailed).isNotEmpty();
        TrialStep last = last(steps);
        return last.part() + " " + last.cause().map(Enum::name).orElse("");
    }
}
