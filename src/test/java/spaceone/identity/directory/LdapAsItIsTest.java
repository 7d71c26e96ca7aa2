package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyErrorType;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyResponseControl;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;

/** Habits of real servers: Active Directory's answers, several controllers, odd entries. */
class LdapAsItIsTest {

    private static final String PASSWORD = "Kims own 1";
    private static final String DIAGNOSTIC =
            "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data %s, v4563";
    private static Certificate certificate;

    private final Habits habits = new Habits();
    private MemoryLdap ldap;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.of("localhost");
    }

    @BeforeEach
    void start() {
        ldap =
                MemoryLdap.start(certificate, habits)
                        .knows(Employee.named("kim@beta.io", "Kim"), PASSWORD);
    }

    @AfterEach
    void stop() {
        ldap.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"52e", "525", "52E"})
    void onlyTheseNumbersOfActiveDirectoryMeanAWrongPassword(String data) throws IOException {
        habits.answer = answer(DIAGNOSTIC.formatted(data));
        assertThat(signIn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "530, NOT_AT_THIS_TIME",
        "531, NOT_FROM_HERE",
        "532, PASSWORD_EXPIRED",
        "701, ACCOUNT_EXPIRED",
        "773, MUST_CHANGE_PASSWORD",
        "775, LOCKED_THERE",
        "568, DENIED_THERE"
    })
    void itsOtherNumbersAreToldApart(String data, String reason) {
        habits.answer = answer(DIAGNOSTIC.formatted(data));
        assertThatThrownBy(this::signIn).isInstanceOf(SignInRefused.class).hasMessage(reason);
    }

    @Test
    void oneOfThemIsThatThePersonIsDisabled() throws IOException {
        habits.answer = answer(DIAGNOSTIC.formatted("533"));
        assertThat(signIn().map(DirectoryUser::state)).contains(DirectoryUser.State.DISABLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = PasswordPolicyErrorType.class,
            names = {"PASSWORD_EXPIRED", "ACCOUNT_LOCKED", "CHANGE_AFTER_RESET"})
    void aPasswordPolicySaysSoInAControl(PasswordPolicyErrorType type) {
        habits.answer =
                new LDAPException(
                        new LDAPResult(
                                1,
                                ResultCode.INVALID_CREDENTIALS,
                                null,
                                null,
                                List.of(),
                                List.of(new PasswordPolicyResponseControl(null, -1, type))));
        assertThatThrownBy(this::signIn)
                .isInstanceOf(SignInRefused.class)
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .isIn(
                                                "PASSWORD_EXPIRED",
                                                "LOCKED_THERE",
                                                "MUST_CHANGE_PASSWORD"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 51, 52, 80, 13, 8})
    void aServerInTroubleSaysNothingOfThePassword(int code) {
        habits.answer = new LDAPException(ResultCode.valueOf(code), "not now");
        assertThatThrownBy(this::signIn)
                .isInstanceOf(IOException.class)
                .isNotInstanceOfAny(SignInRefused.class, Unreachable.class);
    }

    @Test
    void whereOneControllerIsDownTheNextIsAsked() throws IOException {
        String up = "ldaps://localhost:" + ldap.port();
        assertThat(
                        signIn(
                                ldap.options()
                                        .add(
                                                "url",
                                                "ldaps://localhost:" + closedPort() + " " + up)))
                .isPresent();
        JsonObjectBuilder list =
                ldap.options()
                        .add(
                                "url",
                                Json.createArrayBuilder()
                                        .add("ldaps://nowhere.invalid")
                                        .add("ldaps://localhost:" + closedPort())
                                        .add(up));
        assertThat(signIn(list)).isPresent();
    }

    @Test
    void aControllerThatGoesDownIsReplacedByTheNext() throws IOException {
        try (MemoryLdap second =
                        MemoryLdap.start(certificate)
                                .knows(Employee.named("kim@beta.io", "Kim"), PASSWORD);
                Directory directory =
                        directory(
                                ldap.options()
                                        .add(
                                                "url",
                                                "ldaps://localhost:%d,ldaps://localhost:%d"
                                                        .formatted(ldap.port(), second.port())),
                                ldap.secrets())) {
            assertThat(directory.authorize(credentials("kim@beta.io"))).isPresent();
            ldap.close();
            assertThat(directory.authorize(credentials("kim@beta.io"))).isPresent();
        }
    }

    @Test
    void theLettersOfAnIdDoNotMatter() throws IOException {
        assertThat(signIn("KIM@Beta.IO").map(DirectoryUser::userId)).contains("kim@beta.io");
    }

    @ParameterizedTest
    @CsvSource({"kim@beta.io, kim@beta.io", "KIM.LEE, kim.lee", "kim.lee, kim.lee"})
    void ofSeveralIdsTheOneIsTakenThatWasShown(String shown, String taken)
            throws IOException, LDAPException {
        ldap.server()
                .modify(
                        "employeeNumber=kim@beta.io," + MemoryLdap.BASE,
                        new Modification(ModificationType.ADD, "uid", "kim.lee"));
        assertThat(signIn(shown).map(DirectoryUser::userId)).contains(taken);
    }

    @Test
    void blanksAroundTheServiceAccountsPasswordBelongToIt() throws IOException {
        try (MemoryLdap odd =
                MemoryLdap.start(certificate, " ends in blanks  ")
                        .knows(Employee.named("kim@beta.io", "Kim"), PASSWORD)) {
            JsonObject secrets =
                    Json.createObjectBuilder(odd.secrets())
                            .add("password", " ends in blanks  ")
                            .build();
            try (Directory directory = directory(odd.options(), secrets)) {
                assertThat(directory.authorize(credentials("kim@beta.io"))).isPresent();
            }
        }
    }

    @Test
    void aReferralStopsNobody() throws IOException {
        habits.search =
                new LDAPException(
                        ResultCode.REFERRAL, "0000202B", null, new String[] {"ldap://else.where/"});
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            assertThatThrownBy(() -> directory.authorize(credentials("kim@beta.io")))
                    .isInstanceOf(SignInRefused.class)
                    .hasMessage("ELSEWHERE");
            assertThat(directory.find(DirectorySearch.keyword("kim"))).isEmpty();
            habits.search = null;
            assertThat(directory.authorize(credentials("kim@beta.io"))).isPresent();
        }
    }

    @Test
    void groupsWithinGroupsMayBeAFilter() throws IOException {
        String nested = "(memberOf:1.2.840.113556.1.4.1941:=cn=staff,ou=groups,dc=beta,dc=io)";
        habits.search = new LDAPException(ResultCode.SUCCESS, "");
        refused(
                Refusal.NOBODY_THERE,
                () ->
                        signIn(
                                ldap.options()
                                        .add("user_filter", "(&(objectClass=*)" + nested + ")")));
        assertThat(habits.filters).anyMatch(filter -> filter.contains(nested));
    }

    @Test
    void aSearchReadsPageAfterPage() throws IOException {
        for (int i = 0; i < 1_100; i++) {
            ldap.knows(Employee.named("many" + i, "Many").disabled(), PASSWORD);
        }
        ldap.knows(Employee.named("last many", "Many"), PASSWORD);
        habits.largestPage = 1_000;
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            assertThat(directory.find(DirectorySearch.keyword("many")))
                    .extracting(DirectoryUser::userId)
                    .containsExactly("last many");
        }
    }

    @Test
    void withoutTlsOnlyWhereTheOperatorAllowsItAndTheServerHasNone() throws IOException {
        try (MemoryLdap plain =
                MemoryLdap.plain().knows(Employee.named("kim@beta.io", "Kim"), PASSWORD)) {
            assertThat(signIn(plain.options())).isPresent();
            assertThat(signIn(plain.options().add("start_tls", false))).isPresent();
            assertThatThrownBy(() -> signIn(plain.options().add("start_tls", true)))
                    .isInstanceOf(Unreachable.class);
            assertThatThrownBy(
                            () -> signIn(plain.options().add("ca_certificates", certificate.pem())))
                    .isInstanceOf(Unreachable.class);
            DirectorySettings settings =
                    settings(plain.options().add("start_tls", false), plain.secrets());
            assertThatThrownBy(() -> new LdapDirectory(settings, Egress.direct(false)))
                    .isInstanceOf(IdentityException.class)
                    .hasMessageContaining("start_tls");
        }
    }

    /** Somebody in between could say so. */
    @Test
    void aServerThatHasTlsAndFailsAtItIsNotTalkedToWithoutIt() {
        try (MemoryLdap other = MemoryLdap.startTls(certificate)) {
            JsonObject options =
                    Json.createObjectBuilder(other.options().build())
                            .remove("ca_certificates")
                            .build();
            assertThatThrownBy(() -> signIn(Json.createObjectBuilder(options)))
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void aPretendedSignInShowsNoPassword() throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            directory.pretend(Json.createObjectBuilder().add("user_id", "kim@beta.io").build());
        }
        assertThat(habits.filters).hasSize(2);
        assertThat(habits.bound).allMatch(MemoryLdap.ACCOUNT::equals);
    }

    private Optional<DirectoryUser> signIn() throws IOException {
        return signIn("kim@beta.io");
    }

    private Optional<DirectoryUser> signIn(String userId) throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            return directory.authorize(credentials(userId));
        }
    }

    private Optional<DirectoryUser> signIn(JsonObjectBuilder options) throws IOException {
        try (Directory directory = directory(options, ldap.secrets())) {
            return directory.authorize(credentials("kim@beta.io"));
        }
    }

    private static Directory directory(JsonObjectBuilder options, JsonObject secrets) {
        return new LdapDirectory(settings(options, secrets), Egress.direct(true));
    }

    /** What ends a handshake that takes for ever must not end the connection when it is over. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionOutlivesTheTimeThatItsHandshakeHas(boolean tls) throws IOException {
        Timeouts brief = new Timeouts(Duration.ofMillis(500), Duration.ofMillis(1_500));
        Egress usual = Egress.direct(true);
        try (MemoryLdap plain = tls ? MemoryLdap.startTls(certificate) : MemoryLdap.plain();
                Directory directory =
                        new LdapDirectory(
                                settings(plain.options(), plain.secrets()),
                                new Egress(usual.guard(), usual.anchors(), usual.proxy(), brief))) {
            plain.knows(Employee.named("kim@beta.io", "Kim"), PASSWORD);
            long end = System.nanoTime() + brief.both().plusMillis(500).toNanos();
            while (System.nanoTime() < end) {
                assertThat(directory.authorize(credentials("kim@beta.io"))).isPresent();
            }
        }
    }

    private static DirectorySettings settings(JsonObjectBuilder options, JsonObject secrets) {
        return new DirectorySettings("domain", options.build(), secrets);
    }

    private static JsonObject credentials(String userId) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", PASSWORD).build();
    }

    private static LDAPException answer(String diagnostic) {
        return new LDAPException(ResultCode.INVALID_CREDENTIALS, diagnostic);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What a server does otherwise than the one in memory. */
    private static final class Habits extends InMemoryOperationInterceptor {

        private final List<String> filters = new CopyOnWriteArrayList<>();
        private final List<String> bound = new CopyOnWriteArrayList<>();
        private volatile LDAPException answer;
        private volatile LDAPException search;
        private volatile int largestPage;

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
                throws LDAPException {
            bound.add(request.getRequest().getBindDN());
            if (answer != null && !request.getRequest().getBindDN().equals(MemoryLdap.ACCOUNT)) {
                throw answer;
            }
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request)
                throws LDAPException {
            filters.add(request.getRequest().getFilter().toString());
            if (search != null) {
                throw search;
            }
            if (largestPage > 0
                    && !request.getRequest()
                            .hasControl(SimplePagedResultsControl.PAGED_RESULTS_OID)) {
                throw new LDAPException(ResultCode.SIZE_LIMIT_EXCEEDED);
            }
        }
    }
}
