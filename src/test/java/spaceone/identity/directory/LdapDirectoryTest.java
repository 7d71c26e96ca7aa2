package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.Proves;

class LdapDirectoryTest {

    private static final String PASSWORD = "Kims own 1";
    private static Certificate certificate;

    private MemoryLdap ldap;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.of("localhost");
    }

    @BeforeEach
    void start() {
        ldap =
                MemoryLdap.start(certificate)
                        .knows(Employee.named("kim@beta.io", "Kim"), PASSWORD)
                        .knows(Employee.named("lee@beta.io", "Lee").disabled(), PASSWORD)
                        .knows(Employee.named("park1@beta.io", "Park One"), PASSWORD)
                        .knows(Employee.named("park2@beta.io", "Park Two"), PASSWORD);
    }

    @AfterEach
    void stop() {
        ldap.close();
    }

    @Test
    void theRightPasswordOpens() throws IOException {
        assertThat(signIn("kim@beta.io", PASSWORD).map(kim -> kim.known(Optional.empty())))
                .contains(
                        new DirectoryUser(
                                "kim@beta.io",
                                "Kim",
                                "kim@beta.io",
                                Optional.empty(),
                                DirectoryUser.State.ENABLED));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, "})
    void itsAddressesAreProvenWhereTheDomainTrustsThem(boolean trusted, Boolean proven)
            throws IOException {
        JsonObjectBuilder options = ldap.options().add("trust_email", trusted);
        try (Directory directory = directory(options, ldap.secrets())) {
            assertThat(
                            directory
                                    .authorize(credentials("kim@beta.io", PASSWORD))
                                    .orElseThrow()
                                    .emailVerified())
                    .isEqualTo(Optional.ofNullable(proven));
        }
    }

    @Test
    void anEntryIsKnownByItsOwnIdWhateverTheName() throws IOException {
        Optional<DirectoryIdentity> kim =
                signIn("kim@beta.io", PASSWORD).flatMap(DirectoryUser::identity);
        assertThat(kim.map(DirectoryIdentity::issuer)).contains("ldap");
        assertThat(signIn("kim@beta.io", PASSWORD).flatMap(DirectoryUser::identity)).isEqualTo(kim);
        assertThat(find(DirectorySearch.userId("park1@beta.io")))
                .noneMatch(park -> park.identity().equals(kim));
    }

    @Test
    void aSignInPageLearnsThatItTakesAnIdAndAPassword() throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            assertThat(directory.metadata().getString("name")).isEqualTo("LDAP");
            assertThat(directory.metadata().getJsonArray("credentials"))
                    .hasToString("[\"user_id\",\"password\"]");
        }
    }

    @Test
    void groupsAreThoseOfTheEntryOrThoseThatNameIt() throws Exception {
        String staff = "cn=staff,ou=groups," + MemoryLdap.BASE;
        ldap.entry("7", Employee.named("lou@beta.io", "Lou"), PASSWORD, "memberOf: " + staff);
        ldap.server()
                .add(
                        "dn: ou=groups," + MemoryLdap.BASE,
                        "objectClass: organizationalUnit",
                        "ou: groups");
        ldap.server()
                .add(
                        "dn: cn=night," + "ou=groups," + MemoryLdap.BASE,
                        "objectClass: groupOfNames",
                        "cn: night",
                        "member: employeeNumber=7," + MemoryLdap.BASE);
        assertThat(groups("{}")).containsExactly(staff);
        assertThat(groups("{\"attribute\": \"isMemberOf\"}")).isEmpty();
        assertThat(groups("{\"base_dn\": \"ou=groups,%s\"}".formatted(MemoryLdap.BASE)))
                .containsExactly("cn=night,ou=groups," + MemoryLdap.BASE);
    }

    private java.util.Set<String> groups(String table) throws IOException {
        try (var reader = Json.createReader(new java.io.StringReader(table));
                Directory directory =
                        directory(
                                ldap.options().add("group_mapper", reader.readObject()),
                                ldap.secrets())) {
            var found = directory.find(DirectorySearch.userId("lou@beta.io")).get(0).groups();
            assertThat(
                            directory
                                    .authorize(credentials("lou@beta.io", PASSWORD))
                                    .flatMap(DirectoryUser::groups))
                    .isEqualTo(found);
            return found.orElseThrow();
        }
    }

    @Test
    void startTlsDoesAsWell() throws IOException {
        try (MemoryLdap plain =
                MemoryLdap.startTls(certificate).knows(Employee.named("kim", "Kim"), PASSWORD)) {
            try (Directory directory = directory(plain.options(), plain.secrets())) {
                assertThat(directory.authorize(credentials("kim", PASSWORD))).isPresent();
                assertThat(directory.authorize(credentials("kim", "wrong"))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"kim@beta.io, wrong", "kim@beta.io, ''", "'', x"})
    void anythingElseDoesNot(String userId, String password) throws IOException {
        assertThat(signIn(userId, password)).isEmpty();
    }

    /** Another directory of the domain may know them, and is asked then. */
    @Test
    void whoIsNotThereIsToldFromAWrongPassword() {
        refused(Refusal.NOBODY_THERE, () -> signIn("nobody@beta.io", PASSWORD));
    }

    @Test
    void anEmptyPasswordNeverReachesTheServer() throws IOException {
        ldap.close();
        assertThat(signIn("kim@beta.io", "")).isEmpty();
    }

    @Proves("1.2.6")
    @ParameterizedTest
    @ValueSource(strings = {"*", "k*", "kim@beta.io)(uid=*", "*)(objectClass=*", "\\2a", "\0"})
    void whatLooksLikeAFilterIsJustAName(String userId) throws IOException {
        refused(Refusal.NOBODY_THERE, () -> signIn(userId, PASSWORD));
        assertThat(find(DirectorySearch.userId(userId))).isEmpty();
        assertThat(find(DirectorySearch.keyword(userId))).isEmpty();
    }

    @Test
    void aDisabledPersonIsReportedWhateverThePassword() throws IOException {
        assertThat(signIn("lee@beta.io", PASSWORD).map(DirectoryUser::state))
                .contains(DirectoryUser.State.DISABLED);
        assertThat(signIn("lee@beta.io", "wrong").map(DirectoryUser::state))
                .contains(DirectoryUser.State.DISABLED);
    }

    @ParameterizedTest
    @CsvSource({
        "userAccountControl, 512, ENABLED",
        "userAccountControl, 514, DISABLED",
        "userAccountControl, 66050, DISABLED",
        "userAccountControl, nonsense, DISABLED",
        "nsAccountLock, true, DISABLED",
        "nsAccountLock, false, ENABLED",
        "pwdAccountLockedTime, 000001010000Z, DISABLED",
        "pwdAccountLockedTime, 20261127101500Z, ENABLED",
        "accountStatus, TRUE, ENABLED",
        "accountStatus, FALSE, DISABLED",
        "accountStatus, inactive, DISABLED",
        "description, anything, ENABLED"
    })
    void eachKindOfServerSaysDisabledInItsOwnWay(String attribute, String value, String state)
            throws IOException {
        ldap.entry("x", Employee.named("x@beta.io", "X"), PASSWORD, attribute + ": " + value);
        JsonObjectBuilder options =
                ldap.options()
                        .add("attributes", Json.createObjectBuilder().add("enabled", attribute));
        try (Directory directory = directory(options, ldap.secrets())) {
            assertThat(directory.find(DirectorySearch.userId("x@beta.io")))
                    .extracting(user -> user.state().name())
                    .containsExactly(state);
        }
    }

    @Test
    void findLooksAtIdNameAndAddress() throws IOException {
        assertThat(find(DirectorySearch.keyword("ark")))
                .extracting(DirectoryUser::userId)
                .containsExactlyInAnyOrder("park1@beta.io", "park2@beta.io");
        assertThat(find(DirectorySearch.keyword("Two")))
                .extracting(DirectoryUser::userId)
                .containsExactly("park2@beta.io");
        assertThat(find(DirectorySearch.userId("park"))).isEmpty();
        assertThat(find(DirectorySearch.userId("park1@beta.io"))).hasSize(1);
    }

    @Test
    void noMoreThanTwentyFiveAreReturned() throws IOException {
        for (int i = 0; i < 40; i++) {
            ldap.knows(Employee.named("many" + i, "Many"), PASSWORD);
        }
        assertThat(find(DirectorySearch.keyword("many"))).hasSize(25);
    }

    @Test
    void twoEntriesOfOneIdAreNobodysSignIn() throws IOException {
        ldap.entry("again", Employee.named("kim@beta.io", "Kim"), PASSWORD, "description: twice");
        assertThatThrownBy(() -> signIn("kim@beta.io", PASSWORD))
                .isInstanceOf(SignInRefused.class)
                .hasMessage("SEVERAL_ENTRIES");
        assertThat(find(DirectorySearch.userId("kim@beta.io"))).hasSize(2);
    }

    @Test
    void connectionsAreKeptAndStayTheServiceAccounts() throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            for (int i = 0; i < 20; i++) {
                assertThat(directory.authorize(credentials("kim@beta.io", PASSWORD))).isPresent();
                assertThat(directory.authorize(credentials("kim@beta.io", "wrong"))).isEmpty();
                assertThat(directory.find(DirectorySearch.keyword("park"))).hasSize(2);
            }
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsReplaced() throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            assertThat(directory.find(DirectorySearch.keyword("park"))).hasSize(2);
            ldap.server().closeAllConnections(false);
            assertThat(directory.find(DirectorySearch.keyword("park"))).hasSize(2);
        }
    }

    @Test
    void aServerThatIsDownIsAFailure() {
        ldap.close();
        assertThatThrownBy(() -> signIn("kim@beta.io", PASSWORD)).isInstanceOf(IOException.class);
    }

    @Test
    void aWrongServiceAccountIsAFailureAndNobodysFault() {
        JsonObject wrong =
                Json.createObjectBuilder(ldap.secrets()).add("password", "other").build();
        assertThatThrownBy(
                        () -> {
                            try (Directory directory = directory(ldap.options(), wrong)) {
                                directory.authorize(credentials("kim@beta.io", PASSWORD));
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("other");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsAFailure() {
        JsonObjectBuilder options =
                ldap.options().add("ca_certificates", Certificate.of("localhost").pem());
        assertThatThrownBy(
                        () -> {
                            try (Directory directory = directory(options, ldap.secrets())) {
                                directory.find(DirectorySearch.keyword("park"));
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @Proves("12.3.2")
    @Test
    void aCertificateOfAnotherHostIsAFailure() {
        String other = "ldaps://127.0.0.1:" + ldap.port();
        assertThatThrownBy(
                        () -> {
                            try (Directory directory =
                                    directory(ldap.options().add("url", other), ldap.secrets())) {
                                directory.find(DirectorySearch.keyword("park"));
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @Proves("15.3.2")
    @Test
    void theServersReferralsAreNotFollowed() throws IOException, LDAPException {
        ldap.server()
                .add(
                        new Entry(
                                "ou=elsewhere," + MemoryLdap.BASE,
                                new Attribute("objectClass", "referral", "extensibleObject"),
                                new Attribute("ou", "elsewhere"),
                                new Attribute("ref", "ldap://localhost:1/dc=else,dc=where")));
        assertThat(find(DirectorySearch.keyword("park"))).hasSize(2);
    }

    @Test
    void privateAddressesNeedTheOperator() {
        assertThatThrownBy(
                        () -> {
                            try (Directory directory =
                                    new LdapDirectory(
                                            settings(ldap.options(), ldap.secrets()),
                                            Egress.direct(false))) {
                                directory.find(DirectorySearch.keyword("park"));
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "url, http://localhost",
        "url, ldaps:nowhere",
        "base_dn, not a name",
        "user_filter, ((",
        "ca_certificates, nothing"
    })
    void optionsThatCannotWorkAreRefused(String option, String value) {
        JsonObjectBuilder options = ldap.options().add(option, value);
        assertThatThrownBy(() -> directory(options, ldap.secrets()).close())
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining(option);
    }

    private Optional<DirectoryUser> signIn(String userId, String password) throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            return directory.authorize(credentials(userId, password));
        }
    }

    private List<DirectoryUser> find(DirectorySearch search) throws IOException {
        try (Directory directory = directory(ldap.options(), ldap.secrets())) {
            return directory.find(search);
        }
    }

    private static Directory directory(JsonObjectBuilder options, JsonObject secrets) {
        return new LdapDirectory(settings(options, secrets), Egress.direct(true));
    }

    private static DirectorySettings settings(JsonObjectBuilder options, JsonObject secrets) {
        return new DirectorySettings("domain", options.build(), secrets);
    }

    private static JsonObject credentials(String userId, String password) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", password).build();
    }
}
