package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.identity.user.TwoDirectories.FIRSTS;
import static spaceone.identity.user.TwoDirectories.SECONDS;
import static spaceone.identity.user.TwoDirectories.credentials;
import static spaceone.identity.user.TwoDirectories.none;
import static spaceone.identity.user.TwoDirectories.plugin;
import static spaceone.identity.user.TwoDirectories.provider;
import static spaceone.identity.user.TwoDirectories.shown;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.audit.AuditTrail;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.query.Query;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** What each directory of a domain has of its own: what it vouches for, its groups, its name. */
@InRoom
class OwnWaysOfDirectoriesTest {

    private static final Certificate CERTIFICATE = Certificate.of("localhost");

    @Inject ExternalArrival arrival;
    @Inject DirectorySync sync;
    @Inject UserDirectory directory;
    @Inject Users users;
    @Inject RoleBindings bindings;
    @Inject AuditTrail trail;
    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories directories;
    @Inject Town town;

    private TwoDirectories two;
    private MemoryLdap first;
    private MemoryLdap second;
    private String domain;
    private String further;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        two = new TwoDirectories(CERTIFICATE, domain, externalAuths, directories);
        first = two.first;
        second = two.second;
        further = two.further;
    }

    @AfterEach
    void end() {
        two.close();
    }

    @Test
    void namesAndAddressesFollowTheDirectoryThatIsToldSo() throws LDAPException, LDIFException {
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        second.knows(Employee.named("lee", "Lee"), SECONDS);
        two.setSecond(renewing(second));
        User kim = signIn("kim", FIRSTS);
        User lee = signIn("lee", SECONDS);
        assertThat(kim.email()).isEmpty();

        moves(first, "kim");
        moves(second, "lee");

        assertThat(signIn("kim", FIRSTS).name()).isEqualTo("Kim");
        User moved = signIn("lee", SECONDS);
        assertThat(moved.key()).isEqualTo(lee.key());
        assertThat(moved.name()).isEqualTo("Moved");
        assertThat(moved.email()).isEqualTo("lee@moved.io");
        assertThat(moved.emailVerified()).isFalse();
        assertThat(recorded("lee")).isEqualTo(1);
        signIn("lee", SECONDS);
        assertThat(recorded("lee")).isEqualTo(1);
    }

    /** Whoever came before may have proven it here. */
    @Test
    void thatAProviderHasNotVerifiedAnAddressTakesNoProofAway() {
        try (OpenIdProvider one = OpenIdProvider.start("/one")) {
            two.add("one", 2, provider(one).add("auto_profile_sync", true));
            one.knows(Employee.named("eve@one.io", "Eve"));
            JsonObject shown = shown("id_token", one.press().idToken("eve@one.io", eve -> eve));
            assertThat(arrive(shown).emailVerified()).isTrue();

            JsonObject denied =
                    shown(
                            "id_token",
                            one.press()
                                    .idToken(
                                            "eve@one.io",
                                            eve ->
                                                    eve.claim("email_verified", false)
                                                            .claim("name", "Eva")));
            assertThat(arrive(denied).name()).isEqualTo("Eva");
            assertThat(arrive(denied).emailVerified()).isTrue();
        }
    }

    @Test
    void whatADirectoryVouchesForIsProvenWhereItIsTrusted() throws LDAPException, LDIFException {
        second.knows(Employee.named("lee", "Lee"), SECONDS);
        moves(second, "lee");
        assertThat(signIn("lee", SECONDS).emailVerified()).isFalse();
        JsonObjectBuilder trusted =
                second.options().add("auto_profile_sync", true).add("trust_email", true);
        two.setSecond(trusted);

        assertThat(signIn("lee", SECONDS).emailVerified()).isTrue();
    }

    @Test
    void whoIsOutOfServiceHereIsNotWrittenOf() throws LDAPException, LDIFException {
        second.knows(Employee.named("lee", "Lee"), SECONDS);
        two.setSecond(renewing(second));
        signIn("lee", SECONDS);
        moves(second, "lee");
        users.disable(domain, "lee");

        signIn("lee", SECONDS);

        assertThat(users.get(domain, "lee").name()).isEqualTo("Lee");
    }

    @Test
    void eachHasATableOfGroupsOfItsOwn() {
        String workspace = town.workspace();
        two.setFirst(grouping(first, Role.WORKSPACE_OWNER, workspace));
        directories.update(
                domain,
                further,
                new Wanted(null, null, plugin(grouping(second, Role.WORKSPACE_MEMBER, workspace))),
                none());
        staff(first, "kim", FIRSTS);
        staff(second, "lee", SECONDS);

        signIn("kim", FIRSTS);
        signIn("lee", SECONDS);

        assertThat(role("kim", workspace)).contains(Role.WORKSPACE_OWNER);
        assertThat(role("lee", workspace)).contains(Role.WORKSPACE_MEMBER);
        two.setFirst(grouping(first, Role.WORKSPACE_MEMBER, workspace));
        two.setSecond(empty(second));
        sync.sync(domain, "lee");
        sync.sync(domain, "kim");
        assertThat(role("lee", workspace)).isEmpty();
        assertThat(role("kim", workspace)).contains(Role.WORKSPACE_MEMBER);
    }

    private Optional<String> role(String userId, String workspace) {
        return bindings.of(domain, userId, workspace).map(RoleBinding::roleId);
    }

    private static void staff(MemoryLdap ldap, String userId, String password) {
        ldap.entry(userId, Employee.named(userId, userId), password, "memberOf: cn=staff,dc=beta");
    }

    private static JsonObjectBuilder grouping(MemoryLdap ldap, String role, String workspace) {
        JsonObjectBuilder rule =
                Json.createObjectBuilder().add("group", "staff").add("role_id", role);
        if (workspace != null) {
            rule.add("workspace_id", workspace);
        }
        JsonObjectBuilder table =
                Json.createObjectBuilder().add("rules", Json.createArrayBuilder().add(rule));
        return ldap.options().add("group_mapper", table);
    }

    private static JsonObjectBuilder empty(MemoryLdap ldap) {
        return ldap.options()
                .add(
                        "group_mapper",
                        Json.createObjectBuilder().add("rules", JsonValue.EMPTY_JSON_ARRAY));
    }

    private static JsonObjectBuilder renewing(MemoryLdap ldap) {
        return ldap.options().add("auto_profile_sync", true);
    }

    private static void moves(MemoryLdap ldap, String userId) throws LDAPException, LDIFException {
        ldap.server()
                .modify(
                        "dn: employeeNumber=" + userId + "," + MemoryLdap.BASE,
                        "changetype: modify",
                        "replace: cn",
                        "cn: Moved",
                        "-",
                        "replace: mail",
                        "mail: " + userId + "@moved.io");
    }

    private long recorded(String userId) {
        return trail.list(domain, Query.all().with("action", "User.sync").with("target_id", userId))
                .totalCount();
    }

    /** What a provider is called is found out when it is set up, its options need not say so. */
    @Test
    void mailsNameTheProviderOfWhoeverGetsThem() {
        NewExternalAuth nameless =
                new NewExternalAuth(
                        "p",
                        null,
                        null,
                        first.options().build(),
                        JsonValue.EMPTY_JSON_OBJECT,
                        null,
                        null);
        externalAuths.set(domain, nameless, called("ldap"));
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        User kim = arrive(credentials("kim", SECONDS).build());
        directories.update(
                domain,
                further,
                new Wanted(null, null, plugin(second.options())),
                called("Branch"));

        assertThat(directory.provider(town.external("lee"))).contains("ldap");
        assertThat(directory.provider(kim)).contains("Branch");
    }

    private static JsonObject called(String provider) {
        return Json.createObjectBuilder().add("identity_provider", provider).build();
    }

    private User signIn(String userId, String password) {
        return arrive(credentials(userId, password).build());
    }

    private User arrive(JsonObject credentials) {
        return arrival.recognise(domain, credentials);
    }
}
