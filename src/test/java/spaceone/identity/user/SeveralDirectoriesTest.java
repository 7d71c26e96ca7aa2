package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.audit.AuditTrail;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.Refusal;
import spaceone.identity.externalauth.ExternalAuthError;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.query.Query;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** A domain with several directories: who is asked, who is believed, and who is whose. */
@InRoom
class SeveralDirectoriesTest {

    private static final String FIRSTS = "first's own 1";
    private static final String SECONDS = "second's own 1";

    private static Certificate certificate;

    @Inject ExternalArrival arrival;
    @Inject ExternalIdentities identities;
    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories directories;
    @Inject DirectoryLookup lookup;
    @Inject DirectorySync sync;
    @Inject UserDirectory directory;
    @Inject Users users;
    @Inject RoleBindings bindings;
    @Inject AuditTrail trail;
    @Inject Town town;

    private MemoryLdap first;
    private MemoryLdap second;
    private String domain;
    private String further;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.of("localhost");
    }

    @BeforeEach
    void begin() {
        domain = town.domainId();
        first = MemoryLdap.start(certificate);
        second = MemoryLdap.start(certificate);
        first(first.options());
        further = add("second", 1, second.options()).directoryId();
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
    }

    @Test
    void whoIsNotInTheFirstIsLookedForInTheNext() {
        second.knows(Employee.named("kim", "Kim"), SECONDS);

        User kim = signIn("kim", SECONDS);

        assertThat(kim.directory()).contains(further);
        assertThat(signIn("kim", SECONDS).key()).isEqualTo(kim.key());
        refused(Refusal.NOBODY_THERE, () -> signIn("nobody", SECONDS));
    }

    @Test
    void aWrongPasswordDoesNotGoToTheNext() throws LDAPException {
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        second.knows(Employee.named("kim", "Another Kim"), SECONDS);

        refused(Refusal.NOT_ACCEPTED, () -> signIn("kim", SECONDS));
        assertThat(signIn("kim", FIRSTS).directory()).contains(domain);
        first.server().delete("employeeNumber=kim," + MemoryLdap.BASE);
        refused(Refusal.NOBODY_THERE, () -> signIn("kim", SECONDS));
    }

    @Test
    void nobodyOfAnotherDirectoryTakesAName() {
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        second.knows(Employee.named("kim", "Another Kim"), SECONDS);
        User kim = signIn("kim", FIRSTS);

        refused(Refusal.NOBODY_THERE, () -> arrive(named("kim", SECONDS)));
        identities.release(domain, kim.userId());
        assertThat(arrive(named("kim", SECONDS)).directory()).contains(further);
        refused(Refusal.NOT_ACCEPTED, () -> signIn("kim", FIRSTS));
    }

    @Test
    void oneThatIsAwayKeepsNobodyOfAnotherOut() {
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        second.knows(Employee.named("new", "New"), SECONDS);
        signIn("kim", SECONDS);
        first.close();

        for (int i = 0; i < 8; i++) {
            // Whose name that is only the first could say.
            refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> signIn("new", SECONDS));
        }
        assertThat(signIn("kim", SECONDS).directory()).contains(further);
    }

    @Test
    void whereTheAddressNamesTheDirectoryNoOtherIsAsked() {
        directories.update(
                domain,
                further,
                new Wanted(null, null, plugin(domains(second, "Beta.io"))),
                none());
        first.close();
        second.knows(Employee.named("kim@beta.io", "Kim"), SECONDS);
        second.knows(Employee.named("kim@acme.io", "Not theirs"), SECONDS);

        assertThat(signIn("kim@BETA.io", SECONDS).directory()).contains(further);
        refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> signIn("kim@acme.io", SECONDS));
        refused(Refusal.OTHER_DIRECTORY, () -> arrive(named("kim@acme.io", SECONDS)));
    }

    @Test
    void anotherOrderIsAnotherPrecedence() {
        try (MemoryLdap third = MemoryLdap.start(certificate)) {
            second.knows(Employee.named("kim", "Kim"), SECONDS);
            third.knows(Employee.named("kim", "Kim of the third"), "thirds own 1");
            ExternalDirectory added = add("third", 0, third.options());

            assertThat(directories.list(domain))
                    .extracting(ExternalDirectory::name)
                    .containsExactly("third", "second");
            refused(Refusal.NOT_ACCEPTED, () -> signIn("kim", SECONDS));
            directories.update(domain, added.directoryId(), new Wanted(null, 2, null), null);
            assertThat(signIn("kim", SECONDS).directory()).contains(further);
        }
    }

    @Test
    void whatAProviderSignedIsFoundAmongSeveralAndACodeIsShownToOne() {
        OpenIdProvider one = OpenIdProvider.start("/one");
        try (OpenIdProvider two = OpenIdProvider.start("/two")) {
            one.knows(Employee.named("eve", "Eve"));
            two.knows(Employee.named("kim", "Kim"));
            add("one", 2, provider(one));
            ExternalDirectory other = add("two", 3, provider(two));

            User kim = arrive(shown("id_token", two.press().idToken("kim", claims -> claims)));
            assertThat(kim.directory()).contains(other.directoryId());
            // The second's opaque token would be good at the first for whoever runs that.
            int asked = two.calls().size();
            refused(Refusal.NOT_ACTIVE, () -> arrive(shown("access_token", "tok-kim")));
            assertThat(two.calls()).hasSize(asked);
            one.close();
            assertThat(
                            arrive(shown("id_token", two.press().idToken("kim", claims -> claims)))
                                    .key())
                    .isEqualTo(kim.key());
        }
    }

    @Test
    void whoseDirectoryIsGoneWaitsUntilTheyAreReleased() {
        second.knows(Employee.named("kim", "Kim"), SECONDS);
        User kim = signIn("kim", SECONDS);
        directories.delete(domain, further);
        first.knows(Employee.named("kim", "Kim, moved"), FIRSTS);

        refused(Refusal.NOBODY_THERE, () -> signIn("kim", FIRSTS));
        identities.release(domain, "kim");
        assertThat(signIn("kim", FIRSTS).key()).isEqualTo(kim.key());
    }

    @Test
    void peopleAreFoundInAllOfThemAndSyncedWithTheirOwn() {
        first.knows(Employee.named("kim", "Kim of the first"), FIRSTS);
        second.knows(Employee.named("kimberley", "Kimberley"), SECONDS);
        second.knows(Employee.named("kim", "Kim of the second"), SECONDS);
        arrive(named("kim", SECONDS));

        assertThat(sync.sync(domain, "kim").name()).isEqualTo("Kim of the second");
        assertThat(lookup.find(domain, "admin", DirectorySearch.keyword("kim")))
                .extracting(DirectoryUser::name)
                .contains("Kim of the first", "Kimberley");
        first.close();
        assertThat(lookup.find(domain, "admin", DirectorySearch.keyword("kimb")))
                .extracting(DirectoryUser::name)
                .containsExactly("Kimberley");
    }

    @Test
    void namesAreTakenOnceAndOthersDoNotSeeThem() {
        refused(CommonError.SAVE_UNIQUE_VALUES, () -> add("second", 5, second.options()));
        String elsewhere = "domain-elsewhere";
        refused(CommonError.NOT_FOUND, () -> directories.get(elsewhere, further));
        refused(CommonError.NOT_FOUND, () -> directories.delete(elsewhere, further));
        assertThat(directories.list(elsewhere)).isEmpty();
        for (int i = directories.list(domain).size(); i < 20; i++) {
            add("d" + i, i, second.options());
        }
        refused(
                ExternalAuthError.TOO_MANY_DIRECTORIES,
                () -> add("one too many", 1, second.options()));
    }

    @Test
    void namesAndAddressesFollowTheDirectoryThatIsToldSo() throws LDAPException, LDIFException {
        first.knows(Employee.named("kim", "Kim"), FIRSTS);
        second.knows(Employee.named("lee", "Lee"), SECONDS);
        directories.update(domain, further, renewing(second), none());
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
            add("one", 2, provider(one).add("auto_profile_sync", true));
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
        directories.update(domain, further, new Wanted(null, null, plugin(trusted)), none());

        assertThat(signIn("lee", SECONDS).emailVerified()).isTrue();
    }

    @Test
    void whoIsOutOfServiceHereIsNotWrittenOf() throws LDAPException, LDIFException {
        second.knows(Employee.named("lee", "Lee"), SECONDS);
        directories.update(domain, further, renewing(second), none());
        signIn("lee", SECONDS);
        moves(second, "lee");
        users.disable(domain, "lee");

        signIn("lee", SECONDS);

        assertThat(users.get(domain, "lee").name()).isEqualTo("Lee");
    }

    @Test
    void eachHasATableOfGroupsOfItsOwn() {
        String workspace = town.workspace();
        first(grouping(first, Role.WORKSPACE_OWNER, workspace));
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
        first(grouping(first, Role.WORKSPACE_MEMBER, workspace));
        directories.update(domain, further, new Wanted(null, null, empty(second)), none());
        sync.sync(domain, "lee");
        sync.sync(domain, "kim");
        assertThat(role("lee", workspace)).isEmpty();
        assertThat(role("kim", workspace)).contains(Role.WORKSPACE_MEMBER);
    }

    @Test
    void whoSetsItGivesNoMoreThanTheyHave() {
        town.actsAs(town.administrator("half"), "identity:ExternalAuth.*");
        JsonObjectBuilder table = grouping(second, Role.DOMAIN_ADMIN, null);
        Wanted wanted = new Wanted("third", 2, plugin(table));

        refused(CommonError.PERMISSION_DENIED, () -> directories.create(domain, wanted, none()));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> directories.update(domain, further, wanted, none()));
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

    private static NewExternalAuth empty(MemoryLdap ldap) {
        return plugin(
                ldap.options()
                        .add(
                                "group_mapper",
                                Json.createObjectBuilder()
                                        .add("rules", JsonValue.EMPTY_JSON_ARRAY)));
    }

    private static Wanted renewing(MemoryLdap ldap) {
        return new Wanted(null, null, plugin(ldap.options().add("auto_profile_sync", true)));
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

    private User signIn(String userId, String password) {
        return arrive(credentials(userId, password).build());
    }

    private JsonObject named(String userId, String password) {
        return credentials(userId, password).add("directory_id", further).build();
    }

    /** What a provider is called is found out when it is set up, its options need not say so. */
    @Test
    void mailsNameTheProviderOfWhoeverGetsThem() {
        NewExternalAuth nameless =
                new NewExternalAuth("p", null, null, first.options().build(), null, null, null);
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

    private User arrive(JsonObject credentials) {
        return arrival.recognise(domain, credentials);
    }

    private static JsonObjectBuilder credentials(String userId, String password) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", password);
    }

    private static JsonObject shown(String kind, String token) {
        return Json.createObjectBuilder().add(kind, token).build();
    }

    private void first(JsonObjectBuilder options) {
        externalAuths.set(domain, plugin(options), none());
    }

    private ExternalDirectory add(String name, int order, JsonObjectBuilder options) {
        return directories.create(domain, new Wanted(name, order, plugin(options)), none());
    }

    private static JsonObjectBuilder domains(MemoryLdap ldap, String domains) {
        return ldap.options().add("email_domains", Json.createArrayBuilder().add(domains));
    }

    private static JsonObjectBuilder provider(OpenIdProvider provider) {
        return Json.createObjectBuilder()
                .add("protocol", "oidc")
                .add("issuer", provider.issuer())
                .add("client_id", OpenIdProvider.CLIENT)
                .add("client_secret", OpenIdProvider.SECRET);
    }

    private static NewExternalAuth plugin(JsonObjectBuilder options) {
        JsonObject all =
                options.add("identity_provider", "stub").add("auto_user_sync", true).build();
        JsonObject secrets =
                Json.createObjectBuilder()
                        .add("bind_dn", MemoryLdap.ACCOUNT)
                        .add("password", MemoryLdap.ACCOUNT_PASSWORD)
                        .build();
        return new NewExternalAuth("p", null, null, all, secrets, null, null);
    }

    private static JsonObject none() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
