package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static spaceone.testkit.room.Refusal.refused;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.audit.Actor;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.identity.verification.FailedAttempts;
import spaceone.testkit.Certificate;
import spaceone.testkit.Employee;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Who signs in at the domain's directory: let in by its word, and counted like everybody. */
@InRoom
class ExternalSignInTest {

    private static final String PASSWORD = "kim's own 1";
    private static final String FAILED =
            "Authentication failed. Check the user id and the password.";
    private static final Certificate CERTIFICATE = Certificate.of("localhost");

    @Inject SignIn signIn;
    @Inject Authentication authentication;
    @Inject ExternalAuths externalAuths;
    @Inject FailedAttempts failedAttempts;
    @Inject Users users;
    @Inject Actor actor;
    @Inject Town town;
    @Inject Room room;

    private final AtomicInteger searches = new AtomicInteger();
    private MemoryLdap ldap;
    private String domain;
    private String kim;

    @BeforeEach
    void begin() {
        domain = town.withKeys().domainId();
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
        directory(ldap.options());
        kim = Town.unique("kim");
        ldap.knows(Employee.named(kim, "Kim"), PASSWORD);
        actor.arrived("192.0.2.252", "request");
        room.tamper("delete from failed_attempts where subject like 'source%'");
    }

    @AfterEach
    void end() {
        externalAuths.unset(domain);
        ldap.close();
    }

    private void directory(JsonObjectBuilder options) {
        externalAuths.set(
                domain,
                new NewExternalAuth(
                        "p",
                        null,
                        null,
                        options.add("auto_user_sync", true).build(),
                        ldap.secrets(),
                        null,
                        null),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private TokenPair signIn(boolean followsRecord, JsonObject credentials) {
        return signIn.issue(
                new SignInRequest(
                        domain,
                        followsRecord ? SignInRequest.Method.LOCAL : SignInRequest.Method.EXTERNAL,
                        credentials,
                        null,
                        null,
                        null,
                        false,
                        followsRecord,
                        DeviceTrust.NONE));
    }

    private TokenPair signIn(boolean followsRecord, String userId, String password) {
        return signIn(followsRecord, Door.credentials(userId, password));
    }

    private void fails(boolean followsRecord, String userId, String password) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> signIn(followsRecord, userId, password))
                .withMessageContaining(FAILED);
    }

    private void arrived() {
        signIn(false, kim, PASSWORD);
    }

    private List<?> records() {
        return room.rows(
                "select coalesce(reason, details ->> 'auth_type') from audit_records"
                        + " where domain_id = ?1 and target_id = ?2 and action = 'Token.issue'"
                        + " order by id",
                domain,
                kim);
    }

    @Test
    void whomTheDirectoryKnowsIsLetInAndRecorded() {
        TokenPair pair = signIn(false, kim, PASSWORD);

        assertThat(authentication.authenticate(pair.accessToken()).subject()).isEqualTo(kim);
        assertThat(Door.read(pair.accessToken()).getClaim("amr")).isNull();
        assertThat(records()).isEqualTo(List.of("EXTERNAL"));
    }

    @Test
    void whereTheRecordSaysHowEverybodyComesInAtOnePlace() {
        arrived();
        User alice = town.user("alice");

        assertThat(signIn(true, kim, PASSWORD).accessToken()).isNotEmpty();
        assertThat(signIn(true, alice.userId(), Town.PASSWORD).accessToken()).isNotEmpty();
        fails(true, alice.userId(), PASSWORD);
        fails(true, kim, Town.PASSWORD);
        fails(false, alice.userId(), Town.PASSWORD);
    }

    @Test
    void aTokenOfTheProviderIsShownToItWhereverTheRecordPoints() {
        try (OpenIdProvider provider = OpenIdProvider.start("/o")) {
            directory(
                    Json.createObjectBuilder()
                            .add("protocol", "oidc")
                            .add("identity_provider", "Acme")
                            .add("issuer", provider.issuer())
                            .add("client_id", OpenIdProvider.CLIENT)
                            .add("client_secret", OpenIdProvider.SECRET));
            String token = provider.press().idToken(kim, claims -> claims);
            JsonObject shown = Json.createObjectBuilder().add("id_token", token).build();

            TokenPair pair = signIn(true, shown);

            assertThat(authentication.authenticate(pair.accessToken()).subject()).isEqualTo(kim);
        }
    }

    @Test
    void whoIsDisabledHereLearnsItWithTheRightPassword() {
        arrived();
        users.disable(domain, kim);

        refused(UserError.USER_STATE_DISABLED, () -> signIn(false, kim, PASSWORD));
        fails(false, kim, "wrong");
    }

    @Test
    void theReasonIsTheRecordsAlone() {
        fails(false, kim, "wrong");

        assertThat(
                        room.value(
                                "select details ->> 'cause' from audit_records where domain_id = ?1"
                                        + " and target_id = ?2",
                                domain,
                                kim))
                .isEqualTo("NOT_ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tenWrongPasswordsShutTheDoor(boolean followsRecord) {
        arrived();
        for (int i = 0; i < 10; i++) {
            fails(followsRecord, kim, "wrong");
        }

        refused(CommonError.AUTHENTICATE_FAILURE, () -> signIn(followsRecord, kim, PASSWORD))
                .withMessageContaining("Login is blocked");
    }

    /** They have not guessed, as the directory tells the service alone. */
    @Test
    void whoIsOutOfServiceThereIsNotLockedOut() {
        String max = Town.unique("max");
        ldap.knows(Employee.named(max, "Max").disabled(), PASSWORD);
        for (int i = 0; i < 11; i++) {
            fails(false, max, PASSWORD);
        }

        assertThat(failedAttempts.blockedUntil(Users.account(domain, max))).isEmpty();
        assertThat(users.find(domain, max)).isEmpty();
    }

    @Test
    void aDirectoryThatIsAwayIsToldOfToWhoAsksForItAlone() {
        arrived();
        ldap.close();

        refused(DirectoryError.AUTHENTICATION_FAILURE_PLUGIN, () -> signIn(false, kim, PASSWORD));
        IdentityException withheld =
                catchThrowableOfType(IdentityException.class, () -> signIn(true, kim, PASSWORD));
        assertThat(withheld.error().code()).isEqualTo(CommonError.AUTHENTICATE_FAILURE.code());
        assertThat(withheld).hasMessageContaining(FAILED);
        assertThat(failedAttempts.blockedUntil(Users.account(domain, kim))).isEmpty();
    }

    @Test
    void nobodyIsAskedForLikeSomebodyWhereOthersAre() {
        arrived();
        int before = searches.get();

        fails(true, "nobody", Town.PASSWORD);

        assertThat(searches.get() - before).isEqualTo(2);
        fails(false, "nobody", Town.PASSWORD);
    }
}
