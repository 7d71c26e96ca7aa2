package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** People of another service: what is told of them, and what of it is taken over. */
@InRoom
class CarriedUsersTest {

    private static final JsonObject TAGS = Json.createObjectBuilder().add("team", "red").build();
    private static final Set<RequiredAction> NEW_PASSWORD = Set.of(RequiredAction.UPDATE_PASSWORD);

    @Inject CarriedUsers carriedUsers;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private String hash;
    private Told told;

    @BeforeEach
    void begin() {
        alice = town.user("alice");
        domain = alice.domainId();
        hash = alice.password().orElseThrow();
        told = new Told();
        told.userId = alice.userId();
    }

    /** A test tells what it is about. */
    private static final class Told {
        private String userId;
        private AuthType auth;
        private UserState state;
        private String hash;
        private String name;
        private String email;
        private Boolean verified;
        private String language;
        private String timezone;
        private JsonObject tags;
        private Set<RequiredAction> actions = Set.of();
        private Instant created;
        private Instant accessed;

        private CarriedUser build() {
            return new CarriedUser(
                    userId, auth, state, hash, name, email, verified, language, timezone, tags,
                    actions, created, accessed, null);
        }
    }

    private User now() {
        return users.get(domain, told.userId);
    }

    private User create() {
        return room.together(() -> carriedUsers.create(domain, told.build()));
    }

    private Set<String> update() {
        Set<String> changed = new TreeSet<>();
        room.together(() -> carriedUsers.update(domain, told.build(), changed));
        return changed;
    }

    private void no(ErrorCode code) {
        refused(code, this::update);
        told.userId = Town.unique("newcomer");
        refused(code, this::create);
        assertThat(users.find(domain, told.userId)).isEmpty();
        told.userId = alice.userId();
    }

    private List<?> records() {
        return room.rows(
                "select action from audit_records where domain_id = ?1 and target_id = ?2 order by id",
                domain,
                told.userId);
    }

    // What may be told.

    @Test
    void aPasswordIsToldAsAHashThatIsKnownHere() {
        told.hash = "plain";
        no(CommonError.INVALID_PARAMETER);
        told.hash = hash + "A".repeat(256 - hash.length());
        no(CommonError.INVALID_PARAMETER);
        told.hash = hash;
        told.auth = AuthType.EXTERNAL;
        no(CommonError.INVALID_PARAMETER);
        told.userId = null;
        refused(CommonError.REQUIRED_PARAMETER, this::create);
    }

    @Test
    void onlyAnAddressIsProvenAndOnlyAPasswordDemanded() {
        told.verified = true;
        no(CommonError.REQUIRED_PARAMETER);
        told.verified = null;
        told.actions = Set.of(RequiredAction.ENFORCE_MFA);
        no(CommonError.INVALID_PARAMETER);
    }

    @Test
    void whatIsPastIsNeitherToComeNorBeforeItsBeginning() {
        told.created = clock.instant().plusMillis(1);
        no(CommonError.INVALID_PARAMETER);
        told.created = Instant.EPOCH.minusMillis(1);
        no(CommonError.INVALID_PARAMETER);
        told.created = Instant.EPOCH;
        told.accessed = clock.instant().plusMillis(1);
        no(CommonError.INVALID_PARAMETER);
        told.accessed = clock.instant();
        told.userId = Town.unique("newcomer");
        told.tags = TAGS;
        assertThat(create().createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(now().lastAccessedAt()).contains(clock.instant());
    }

    @Test
    void textsAreOfTheirKind() {
        told.language = "no language";
        no(CommonError.INVALID_PARAMETER);
    }

    // Who is here already.

    @Test
    void whoIsHereIsGivenWhatIsToldOfThemAndIsOtherwise() {
        told.auth = AuthType.LOCAL;
        told.name = "Alice";
        told.email = "moved@example.com";
        told.verified = true;
        told.language = "ko";
        told.timezone = "Asia/Seoul";
        told.tags = TAGS;
        told.actions = NEW_PASSWORD;

        assertThat(update())
                .containsExactly(
                        "email",
                        "email_verified",
                        "language",
                        "name",
                        "required_actions",
                        "tags",
                        "timezone");

        assertThat(now().name()).isEqualTo("Alice");
        assertThat(now().email()).isEqualTo("moved@example.com");
        assertThat(now().emailVerified()).isTrue();
        assertThat(now().language()).isEqualTo("ko");
        assertThat(now().timezone()).isEqualTo("Asia/Seoul");
        assertThat(now().tags()).isEqualTo(TAGS);
        assertThat(now().requiredActions()).isEqualTo(NEW_PASSWORD);
        assertThat(records()).isEqualTo(List.of("User.import", "User.import"));

        assertThat(update()).isEmpty();
        assertThat(records()).hasSize(2);
    }

    @Test
    void whatIsNotToldStays() {
        assertThat(update()).isEmpty();
        assertThat(now().email()).isEqualTo(alice.email());
        told.verified = false;
        assertThat(update()).isEmpty();
        assertThat(now().emailVerified()).isTrue();
        assertThat(room.together(() -> carriedUsers.update(domain, told.build(), new TreeSet<>())))
                .extracting(User::userId)
                .isEqualTo(alice.userId());
    }

    @Test
    void aPasswordThatTheyHaveStaysAndWhoHasNoneGetsTheirs() {
        told.hash = hash;
        room.tamper("update users set password = 'own' where id = ?1", alice.key());
        assertThat(update()).isEmpty();
        assertThat(now().password()).contains("own");

        room.tamper("update users set password = null where id = ?1", alice.key());
        assertThat(update()).containsExactly("password_hash");
        assertThat(now().password()).contains(hash);
    }

    @Test
    void whoIsInServiceThereIsItHere() {
        told.state = UserState.DISABLED;
        assertThat(update()).containsExactly("state");
        assertThat(now().isDisabled()).isTrue();
        assertThat(update()).isEmpty();

        told.state = UserState.ENABLED;
        assertThat(update()).containsExactly("state");
        assertThat(now().state()).isEqualTo(UserState.ENABLED);
        assertThat(update()).isEmpty();

        room.tamper("update users set state = 'PENDING' where id = ?1", alice.key());
        told.state = UserState.PENDING;
        assertThat(update()).isEmpty();
        told.state = UserState.ENABLED;
        assertThat(update()).containsExactly("state");
    }

    @Test
    void whereSomebodySignsInIsNotToldAnew() {
        told.auth = AuthType.EXTERNAL;
        refused(CommonError.INVALID_PARAMETER, this::update);
    }

    @Test
    void nothingIsToldOfWhomMayDoMore() {
        told.userId = town.administrator("admin").userId();
        town.actsAs(alice, "identity:User");

        refused(CommonError.PERMISSION_DENIED, this::update);
    }
}
