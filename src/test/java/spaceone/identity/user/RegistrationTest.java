package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Role;
import spaceone.identity.password.PasswordError;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** New users: all of it, or nothing. */
@InRoom
class RegistrationTest {

    @Inject Registration registration;
    @Inject PasswordProof proof;
    @Inject Users users;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;
    private String id;

    @BeforeEach
    void begin() {
        domain = town.withKeys().domainId();
        id = Town.unique("newcomer");
    }

    /** What is to be known of the newcomer; a test changes what it is about. */
    private static final class Wanted {
        private String userId;
        private AuthType auth = AuthType.LOCAL;
        private UserType type = UserType.USER;
        private String password = Town.PASSWORD;
        private String name;
        private String email;
        private String language;
        private String timezone;
        private boolean reset;
        private MfaState state;
        private MfaType mfa;
        private String roleId;

        private NewUser build() {
            return new NewUser(
                    userId,
                    auth,
                    type,
                    UserState.ENABLED,
                    password,
                    name,
                    email,
                    language,
                    timezone,
                    Json.createObjectBuilder().add("team", "red").build(),
                    reset,
                    state,
                    mfa,
                    roleId);
        }
    }

    private Wanted wanted() {
        Wanted wanted = new Wanted();
        wanted.userId = id;
        return wanted;
    }

    private User create(Wanted wanted) {
        return registration.create(domain, wanted.build());
    }

    private void no(ErrorCode code, Wanted wanted) {
        refused(code, () -> create(wanted));
    }

    @Test
    void aUserIsWhatWasAskedFor() {
        Wanted wanted = wanted();
        wanted.name = " Alice ";
        wanted.email = " alice@example.com ";
        wanted.language = "ko";
        wanted.timezone = "Asia/Seoul";

        create(wanted);

        User user = users.get(domain, id);
        assertThat(user.domainId()).isEqualTo(domain);
        assertThat(user.name()).isEqualTo("Alice");
        assertThat(user.email()).isEqualTo("alice@example.com");
        assertThat(user.emailVerified()).isFalse();
        assertThat(user.language()).isEqualTo("ko");
        assertThat(user.timezone()).isEqualTo("Asia/Seoul");
        assertThat(user.tags().getString("team")).isEqualTo("red");
        assertThat(user.authType()).isEqualTo(AuthType.LOCAL);
        assertThat(user.userType()).isEqualTo(UserType.USER);
        assertThat(user.state()).isEqualTo(UserState.ENABLED);
        assertThat(user.roleType()).isEqualTo(UserRoleType.USER);
        assertThat(user.roleId()).isEmpty();
        assertThat(user.createdAt()).isEqualTo(clock.instant());
        assertThat(user.lastAccessedAt()).isEmpty();
        assertThat(user.requiredActions()).isEmpty();
        assertThat(user.refreshTimeout()).isEmpty();
        assertThat(user.mfa()).isEqualTo(Mfa.OFF);
        assertThat(proof.check(Optional.of(user), Town.PASSWORD)).contains(PasswordProof.Given.OWN);
        assertThat(
                        room.rows(
                                "select action from audit_records where domain_id = ?1 and target_id = ?2",
                                domain,
                                id))
                .isEqualTo(List.of("User.create"));
    }

    @Test
    void whatIsNotNamedIsTheDomains() {
        User user = create(wanted());
        assertThat(user.language()).isEqualTo("en");
        assertThat(user.timezone()).isEqualTo("UTC");
        assertThat(user.email()).isEmpty();
    }

    @Test
    void anIdIsTakenOnceWhateverTheLetters() {
        create(wanted());
        no(CommonError.SAVE_UNIQUE_VALUES, wanted());
        Wanted shouted = wanted();
        shouted.userId = id.toUpperCase(Locale.ROOT);
        no(CommonError.SAVE_UNIQUE_VALUES, shouted);
    }

    @Test
    void nobodyIsTakenForAnAdministrator() {
        User admin = town.administrator("admin-alice");
        Wanted alike = wanted();
        alike.userId = admin.userId().replace("l", "1");
        no(FormatError.INCORRECT_USER_ID_FORMAT, alike);
        User bob = town.user("bob-alice");
        alike.userId = bob.userId().replace("l", "1");
        assertThat(create(alike).userId()).isEqualTo(alike.userId);
    }

    @Test
    void withoutAPasswordOrWithAWeakOneThereIsNone() {
        Wanted without = wanted();
        without.password = null;
        no(CommonError.REQUIRED_PARAMETER, without);
        Wanted weak = wanted();
        weak.password = "short";
        no(PasswordError.INCORRECT_PASSWORD_FORMAT, weak);
        assertThat(users.find(domain, id)).isEmpty();
    }

    @Test
    void programsAndExternalsHaveNone() {
        Wanted program = wanted();
        program.type = UserType.API_USER;
        program.password = null;
        assertThat(create(program).password()).isEmpty();
        Wanted external = wanted();
        external.userId = Town.unique("eve");
        external.auth = AuthType.EXTERNAL;
        external.password = null;
        assertThat(create(external).password()).isEmpty();
        external.type = UserType.API_USER;
        no(UserError.EXTERNAL_USER_NOT_ALLOWED_API_USER, external);
    }

    @Test
    void anInvitedUserIsMailedALinkAndMustChooseAPassword() {
        Wanted invited = wanted();
        invited.reset = true;
        invited.password = null;
        no(PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL, invited);
        invited.email = "alice@example.com";
        User user = create(invited);

        assertThat(user.must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(user.password()).isEmpty();
        assertThat(heard.last(UserInvited.class))
                .isEqualTo(new UserInvited(domain, user.key(), id));
        Wanted other = wanted();
        other.userId = Town.unique("program");
        other.reset = true;
        other.email = "alice@example.com";
        other.type = UserType.API_USER;
        no(PasswordError.UNABLE_TO_RESET_PASSWORD, other);
        other.type = UserType.USER;
        other.auth = AuthType.EXTERNAL;
        no(PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH, other);
    }

    @Test
    void aFactorMayBeDemandedFromTheBeginning() {
        Wanted demanded = wanted();
        demanded.state = MfaState.ENABLED;
        no(CommonError.REQUIRED_PARAMETER, demanded);
        demanded.mfa = MfaType.OTP;
        User user = create(demanded);
        assertThat(user.must(RequiredAction.ENFORCE_MFA)).isTrue();
        assertThat(user.mfa().type()).isEqualTo(MfaType.OTP);
        Wanted external = wanted();
        external.auth = AuthType.EXTERNAL;
        external.state = MfaState.ENABLED;
        external.mfa = MfaType.OTP;
        no(CommonError.INVALID_PARAMETER, external);
    }

    @Test
    void whatIsNoTextOfItsKindIsRefused() {
        Wanted wanted = wanted();
        wanted.name = "x".repeat(129);
        no(CommonError.INVALID_PARAMETER, wanted);
        wanted.name = "x".repeat(128);
        wanted.email = "nowhere";
        no(FormatError.INCORRECT_EMAIL_FORMAT, wanted);
        wanted.email = null;
        wanted.language = "no language";
        no(CommonError.INVALID_PARAMETER, wanted);
        wanted.language = null;
        wanted.timezone = "Mars/Olympus";
        no(CommonError.INVALID_PARAMETER, wanted);
    }

    @Test
    void withARoleTheyAreAdministratorsAtOnceOrNotThere() {
        Wanted wanted = wanted();
        wanted.roleId = Role.WORKSPACE_OWNER;
        refused(AccessError.NOT_ALLOWED_ROLE_TYPE, () -> create(wanted));
        assertThat(users.find(domain, id)).isEmpty();
        wanted.roleId = Role.DOMAIN_ADMIN;
        assertThat(create(wanted).isAdministrator()).isTrue();
    }

    // From elsewhere.

    private CarriedUser carried(AuthType type, String language, Instant since) {
        return new CarriedUser(
                id,
                type,
                null,
                "hash",
                "Alice",
                "alice@example.com",
                true,
                language,
                null,
                JsonValue.EMPTY_JSON_OBJECT,
                EnumSet.of(RequiredAction.UPDATE_PASSWORD),
                since,
                since.plusSeconds(1),
                null);
    }

    private User carryOver(CarriedUser carried) {
        return room.together(() -> registration.carryOver(domain, carried));
    }

    @Test
    void whoIsCarriedOverIsAsTheyWereThere() {
        Instant since = clock.instant().minusSeconds(1000);

        User user = carryOver(carried(null, null, since));

        assertThat(user.createdAt()).isEqualTo(since);
        assertThat(user.lastAccessedAt()).contains(since.plusSeconds(1));
        assertThat(user.emailVerified()).isTrue();
        assertThat(user.password()).contains("hash");
        assertThat(user.must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(user.requiredActions()).isEqualTo(Set.of(RequiredAction.UPDATE_PASSWORD));
        assertThat(
                        room.value(
                                "select details ->> 'password' from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action = 'User.import'",
                                domain,
                                id))
                .isEqualTo("true");
    }

    @Test
    void whatIsRefusedOfNewcomersIsRefusedOfThoseFromElsewhere() {
        Instant since = clock.instant();
        refused(
                CommonError.INVALID_PARAMETER,
                () -> carryOver(carried(null, "no language", since)));
        refused(
                PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH,
                () -> carryOver(carried(AuthType.EXTERNAL, null, since)));
        id = "";
        refused(CommonError.REQUIRED_PARAMETER, () -> carryOver(carried(null, null, since)));
    }
}
