package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.access.Role;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.Refusal;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Who somebody is here whom the directory vouches for, and whom it does not vouch for any more. */
@InRoom
class ExternalArrivalTest {

    private static final String PASSWORD = "kim's own 1";
    private static final Certificate CERTIFICATE = Certificate.of("localhost");

    @Inject ExternalArrival arrival;
    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories directories;
    @Inject Users users;
    @Inject Registration registration;
    @Inject Invitations invitations;
    @Inject Heard heard;
    @Inject Sessions sessions;
    @Inject Town town;
    @Inject RoomClock clock;

    private final AtomicInteger searches = new AtomicInteger();
    private int providers;
    private MemoryLdap ldap;
    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        ldap =
                MemoryLdap.start(
                        CERTIFICATE,
                        new InMemoryOperationInterceptor() {
                            @Override
                            public void processSearchRequest(
                                    InMemoryInterceptedSearchRequest asked) {
                                searches.incrementAndGet();
                            }
                        });
        externalAuths.set(domain, plugin(ldap.options()), JsonValue.EMPTY_JSON_OBJECT);
        ldap.knows(Employee.named("kim", "Kim"), PASSWORD);
    }

    @AfterEach
    void end() {
        ldap.close();
    }

    private static NewExternalAuth plugin(JsonObjectBuilder options) {
        JsonObject all = options.add("auto_user_sync", true).build();
        JsonObject secrets =
                Json.createObjectBuilder()
                        .add("bind_dn", MemoryLdap.ACCOUNT)
                        .add("password", MemoryLdap.ACCOUNT_PASSWORD)
                        .build();
        return new NewExternalAuth("p", null, null, all, secrets, null, null);
    }

    private String further(OpenIdProvider provider, JsonObject mapper) {
        JsonObjectBuilder options =
                Json.createObjectBuilder()
                        .add("protocol", "oidc")
                        .add("identity_provider", "further")
                        .add("issuer", provider.issuer())
                        .add("client_id", OpenIdProvider.CLIENT)
                        .add("client_secret", OpenIdProvider.SECRET)
                        .add("group_mapper", mapper);
        return directories
                .create(
                        domain,
                        new Wanted(Town.unique("further"), ++providers, plugin(options)),
                        JsonValue.EMPTY_JSON_OBJECT)
                .directoryId();
    }

    private static JsonObject mapper(String group, String roleId) {
        return Json.createObjectBuilder()
                .add(
                        "rules",
                        Json.createArrayBuilder()
                                .add(
                                        Json.createObjectBuilder()
                                                .add("group", group)
                                                .add("role_id", roleId)))
                .build();
    }

    private User arrives(String userId) {
        return arrival.recognise(domain, credentials(userId));
    }

    private static JsonObject credentials(String userId) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", PASSWORD).build();
    }

    private User shows(OpenIdProvider provider, String userId, String subject, String... groups) {
        String token =
                provider.press()
                        .idToken(
                                userId,
                                claims -> claims.subject(subject).claim("groups", List.of(groups)));
        return arrival.recognise(domain, Json.createObjectBuilder().add("id_token", token).build());
    }

    private void kimIs(String status) {
        try {
            ldap.server()
                    .modify(
                            "dn: employeeNumber=kim," + MemoryLdap.BASE,
                            "changetype: modify",
                            "replace: accountStatus",
                            "accountStatus: " + status);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    // Before they come.

    @Test
    void whomTheProviderKnowsByAnAddressIsInvitedToIt() {
        JsonObject acme = Json.createObjectBuilder().add("identity_provider", "Acme").build();
        externalAuths.set(domain, plugin(ldap.options()), acme);
        registration.create(domain, external(Town.unique("eve")));
        assertThat(heard.all(SsoInvited.class)).isEmpty();

        String address = Town.unique("eve") + "@example.com";
        User eve = registration.create(domain, external(address));
        SsoInvited invitation = new SsoInvited(domain, address, "en", address, "Acme");
        assertThat(heard.last(SsoInvited.class)).isEqualTo(invitation);
        assertThat(invitations.resend(domain, address).key()).isEqualTo(eve.key());
        assertThat(heard.all(SsoInvited.class)).containsExactly(invitation, invitation);

        externalAuths.unset(domain);
        refused(
                UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION,
                () -> invitations.resend(domain, address));
    }

    private static NewUser external(String userId) {
        return new NewUser(
                userId,
                AuthType.EXTERNAL,
                UserType.USER,
                UserState.ENABLED,
                null,
                null,
                null,
                null,
                null,
                JsonValue.EMPTY_JSON_OBJECT,
                false,
                null,
                null,
                null);
    }

    /** A provider that cannot be asked about people knows everybody, so its word comes last. */
    @Test
    void whoIsAddedIsAsTheDirectoryKnowsThem() {
        refused(
                DirectoryError.NOT_FOUND_USER_IN_EXTERNAL_AUTH,
                () -> registration.createKnown(domain, external("nobody")));
        try (OpenIdProvider provider = OpenIdProvider.start("/o")) {
            further(provider, mapper("chiefs", Role.DOMAIN_ADMIN));

            User kim = registration.createKnown(domain, external("kim"));
            assertThat(kim.name()).isEqualTo("Kim");
            assertThat(kim.state()).isEqualTo(UserState.ENABLED);
            assertThat(registration.createKnown(domain, external("nobody")).state())
                    .isEqualTo(UserState.PENDING);
        }
    }

    @Test
    void whomOnlyTheDirectoryKnowsIsTakenInWhereTheDomainWantsIt() {
        NewExternalAuth known =
                new NewExternalAuth(
                        "p", null, null, ldap.options().build(), ldap.secrets(), null, null);
        externalAuths.set(domain, known, JsonValue.EMPTY_JSON_OBJECT);

        refused(Refusal.UNKNOWN_HERE, () -> arrives("kim"));
        assertThat(users.find(domain, "kim")).isEmpty();
    }

    // Out of service there.

    @Test
    void whoIsOutOfServiceThereIsHereToo() {
        User kim = arrives("kim");
        String session =
                sessions.begin(
                                domain,
                                kim.key(),
                                SessionKind.SIGN_IN,
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();
        kimIs("inactive");

        refused(Refusal.DISABLED_THERE, () -> arrives("kim"));

        assertThat(users.get(domain, "kim").isDisabled()).isTrue();
        assertThat(sessions.stands(session, kim.key())).isFalse();
        kimIs("active");
        assertThat(arrives("kim").isDisabled()).isTrue();
    }

    @Test
    void theLastAdministratorStaysInServiceAndOutside() {
        town.appoint(arrives("kim"), Role.DOMAIN_ADMIN);
        kimIs("inactive");

        refused(Refusal.DISABLED_THERE, () -> arrives("kim"));

        assertThat(users.get(domain, "kim").isDisabled()).isFalse();
    }

    @Test
    void whoHasTheNameNowPutsNobodyElseOutOfService() throws LDAPException {
        arrives("kim");
        ldap.server().delete("employeeNumber=kim," + MemoryLdap.BASE);
        ldap.knows(Employee.named("kim", "Another Kim").disabled(), PASSWORD);

        refused(Refusal.OTHER_IDENTITY, () -> arrives("kim"));

        assertThat(users.get(domain, "kim").isDisabled()).isFalse();
    }

    // Who they are.

    @Test
    void whoseNameIsAnotherThereIsWhoTheyWere() {
        try (OpenIdProvider provider = OpenIdProvider.start("/o")) {
            further(provider, mapper("chiefs", Role.DOMAIN_ADMIN));
            User lee = shows(provider, "lee", "subject-1");

            assertThat(shows(provider, "lee-kim", "subject-1").key()).isEqualTo(lee.key());
            refused(Refusal.OTHER_IDENTITY, () -> shows(provider, "lee", "subject-2"));
        }
    }

    @Test
    void whoIsOfOneDirectoryIsNobodysOfAnother() {
        try (OpenIdProvider provider = OpenIdProvider.start("/o")) {
            further(provider, mapper("chiefs", Role.DOMAIN_ADMIN));
            arrives("kim");

            refused(Refusal.OTHER_DIRECTORY, () -> shows(provider, "kim", "subject-1"));
        }
    }

    @Test
    void whoCameBeforeThereWasWordOfTheirIdentityKeepsTheFirst() {
        try (OpenIdProvider provider = OpenIdProvider.start("/o")) {
            String further = further(provider, mapper("chiefs", Role.DOMAIN_ADMIN));
            User eve = town.external("eve");

            assertThat(shows(provider, eve.userId(), "subject-1").directory()).contains(further);
            assertThat(users.get(domain, eve.userId()).identity().isPresent()).isTrue();
        }
    }

    // What their groups give.

    @Test
    void whatGroupsGiveIsTheirsAtOnceUnlessTheyAreOutOfService() {
        try (OpenIdProvider provider = OpenIdProvider.start("/o")) {
            further(provider, mapper("chiefs", Role.DOMAIN_ADMIN));

            assertThat(shows(provider, "lee", "subject-1", "chiefs").isAdministrator()).isTrue();

            shows(provider, "max", "subject-2");
            users.disable(domain, "max");
            assertThat(shows(provider, "max", "subject-2", "chiefs").isAdministrator()).isFalse();
            assertThat(users.get(domain, "max").isAdministrator()).isFalse();
        }
    }

    // Whom to believe that nobody is there.

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereOneIsAwayNobodyIsToldThatTheyAreNobody(boolean firstIsAway) {
        try (OpenIdProvider first = OpenIdProvider.start("/1");
                OpenIdProvider second = OpenIdProvider.start("/2");
                OpenIdProvider stranger = OpenIdProvider.start("/3")) {
            further(first, mapper("chiefs", Role.DOMAIN_ADMIN));
            further(second, mapper("chiefs", Role.DOMAIN_ADMIN));
            (firstIsAway ? first : second).close();

            refused(
                    DirectoryError.AUTHENTICATION_FAILURE_PLUGIN,
                    () -> shows(stranger, "lee", "subject-1"));
        }
    }

    @Test
    void whomNoProviderKnowsIsToldSo() {
        try (OpenIdProvider first = OpenIdProvider.start("/1");
                OpenIdProvider second = OpenIdProvider.start("/2");
                OpenIdProvider stranger = OpenIdProvider.start("/3")) {
            further(first, mapper("chiefs", Role.DOMAIN_ADMIN));
            further(second, mapper("chiefs", Role.DOMAIN_ADMIN));

            refused(Refusal.UNKNOWN_KEY, () -> shows(stranger, "lee", "subject-1"));
        }
    }

    @Test
    void whoMayNotLearnAnythingWaitsAsLongAsForTheDirectory() {
        arrives("kim");
        int before = searches.get();

        arrival.pretend(domain, Json.createObjectBuilder().add("user_id", "kim").build());

        assertThat(searches.get() - before).isEqualTo(2);
    }

    @Test
    void pretendingFailsForNobody() {
        ldap.close();
        arrival.pretend(domain, Json.createObjectBuilder().add("user_id", "kim").build());
        refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> arrives("kim"));
    }
}
