package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import spaceone.identity.access.Assigner;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.session.Sessions;
import spaceone.identity.token.Authentication;
import spaceone.identity.token.Grant;
import spaceone.identity.token.GrantRequest;
import spaceone.identity.token.Grants;
import spaceone.identity.token.KeyAlgorithm;
import spaceone.identity.token.Keys;
import spaceone.identity.token.RotatingTokens;
import spaceone.identity.token.Scope;
import spaceone.identity.token.TokenPair;
import spaceone.identity.token.TokenType;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.ImportedUser;
import spaceone.identity.userimport.UserImport;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Meeting;
import spaceone.testkit.room.Orders;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/**
 * What must hold in whatever order the statements of two calls reach the database: what is good
 * once is taken once, what was ended opens nothing, no limit is passed, each change is on record
 * once. {@link Orders} says how to try more.
 */
@InRoom
@Proves({"2.3.4", "15.4.2"})
class InterleavingsTest {

    @Inject Orders orders;
    @Inject Authentication authentication;
    @Inject Grants grants;
    @Inject RotatingTokens refresh;
    @Inject Keys keys;
    @Inject Sessions sessions;
    @Inject Users users;
    @Inject Appointments appointments;
    @Inject RoleBindings bindings;
    @Inject UserImport userImport;
    @Inject MfaEnrolment enrolment;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    // What was ended opens nothing.

    @Test
    void whoIsDisabledIsOutHoweverTheSignInFallsBetween() {
        town.withKeys();
        orders.of(
                "disabling against a sign-in",
                () -> {
                    User alice = town.user("alice");
                    return new Meeting(
                            () -> users.disable(alice.domainId(), alice.userId()),
                            () -> door.enter(alice),
                            ends -> {
                                assertThat(ends.first().isDone()).isTrue();
                                if (ends.second().answer() instanceof TokenPair pair) {
                                    dead(pair.accessToken());
                                }
                                assertThat(living(alice)).isZero();
                                assertThat(records(alice, "User.disable")).isEqualTo(1);
                            });
                });
    }

    @Test
    void aFactorThatIsTakenAwayOpensNothingHoweverTheSignInAfterItsEnrolmentFallsBetween() {
        town.withKeys();
        orders.of(
                "an administrator's removal of a demanded factor against the sign-in that follows its enrolment",
                () -> {
                    User alice = town.user("alice");
                    town.demandFactor(alice, MfaType.OTP);
                    String token = door.stopped(alice);
                    phone.enrol(door.self(token));
                    return new Meeting(
                            () -> enrolment.remove(alice.domainId(), alice.userId()),
                            () -> door.enterEnrolled(alice, token),
                            ends -> {
                                assertThat(ends.first().isDone()).isTrue();
                                if (ends.second().answer() instanceof TokenPair pair) {
                                    dead(pair.accessToken());
                                }
                                assertThat(sessions.signedIn(alice.key())).isEmpty();
                            });
                });
    }

    @Test
    void whoIsDeletedIsOutHoweverTheGrantFallsBetween() {
        town.withKeys();
        orders.of(
                "a grant against the deletion of its user",
                () -> {
                    User alice = town.administrator("alice");
                    town.administrator("bob");
                    String token = door.enter(alice).refreshToken();
                    return new Meeting(
                            () ->
                                    grants.grant(
                                            new GrantRequest(
                                                    TokenType.REFRESH_TOKEN,
                                                    token,
                                                    Scope.DOMAIN,
                                                    null,
                                                    null)),
                            () -> {
                                users.delete(alice.domainId(), alice.userId());
                                return true;
                            },
                            ends -> {
                                assertThat(ends.second().isDone()).isTrue();
                                if (ends.first().answer() instanceof Grant grant) {
                                    dead(grant.accessToken());
                                }
                                assertThat(records(alice, "User.delete")).isEqualTo(1);
                            });
                });
    }

    @Test
    void whatIsRevokedIsNotRefreshed() {
        town.withKeys();
        orders.of(
                "a refresh against the end of its session",
                () -> {
                    User alice = town.user("alice");
                    TokenPair pair = door.enterRotating(alice, 3);
                    return new Meeting(
                            () -> refresh.refresh(pair.refreshToken()),
                            () -> sessions.revokeAll(alice.key()),
                            ends -> {
                                assertThat(ends.second().isDone()).isTrue();
                                if (ends.first().answer() instanceof TokenPair next) {
                                    dead(next.accessToken());
                                    refused(
                                            CommonError.AUTHENTICATE_FAILURE,
                                            () -> refresh.refresh(next.refreshToken()));
                                }
                                assertThat(living(alice)).isZero();
                            });
                });
    }

    @Test
    void whoIsDeletedIsGoneThoughTheyAreImportedAgain() {
        orders.of(
                "an import against the deletion of its user",
                () -> {
                    User alice = town.user("alice");
                    String workspace = town.workspace();
                    ImportedUser imported = imported(alice, workspace);
                    return new Meeting(
                            () ->
                                    userImport.bring(
                                            alice.domainId(), ImportMode.UPSERT, imported, false),
                            () -> {
                                users.delete(alice.domainId(), alice.userId());
                                return true;
                            },
                            ends -> {
                                assertThat(strays(alice)).isZero();
                                assertThat(room.value(WITH_THE_OLD_KEY, alice.key()))
                                        .isEqualTo(ends.second().isDone() ? 0L : 1L);
                                assertThat(records(alice, "User.delete"))
                                        .isEqualTo(ends.second().isDone() ? 1 : 0);
                            });
                });
    }

    private static final String WITH_THE_OLD_KEY = "select count(*) from users where id = ?1";

    private static ImportedUser imported(User user, String workspace) {
        CarriedUser person =
                new CarriedUser(
                        user.userId(),
                        AuthType.LOCAL,
                        UserState.ENABLED,
                        null,
                        "Alice",
                        user.email(),
                        true,
                        null,
                        null,
                        JsonValue.EMPTY_JSON_OBJECT,
                        Set.of(),
                        null,
                        null,
                        null);
        return new ImportedUser(
                person,
                null,
                List.of(new ImportedUser.Post(Role.WORKSPACE_MEMBER, workspace)),
                List.of());
    }

    /** Rows about a user whom nobody knows. */
    private long strays(User user) {
        return ((Number)
                        room.value(
                                "select count(*) from role_bindings b where b.domain_id = ?1 and b.user_id = ?2"
                                        + " and not exists (select 1 from users u"
                                        + " where u.domain_id = b.domain_id and u.user_id = b.user_id)",
                                user.domainId(),
                                user.userId()))
                .longValue();
    }

    @Test
    void tokensOfASignInAreGoodThoughTheKeysChange() {
        String domain = town.domainId();
        room.together(() -> keys.create(domain));
        orders.of(
                "a change of keys against a sign-in",
                () -> {
                    User alice = town.user("alice");
                    return new Meeting(
                            () -> {
                                keys.rotate(domain, Optional.of(KeyAlgorithm.ES256));
                                return true;
                            },
                            () -> door.enter(alice),
                            ends -> {
                                assertThat(ends.done()).isEqualTo(2);
                                String token = ((TokenPair) ends.second().answer()).accessToken();
                                clock.pass(Duration.ofMinutes(1));
                                assertThat(authentication.authenticate(token)).isNotNull();
                            });
                });
    }

    // Limits.

    @Test
    void ofTheLastTwoAdministratorsOneStays() {
        orders.of(
                "two administrators who dismiss each other",
                () -> {
                    town = another();
                    User alice = town.administrator("alice");
                    User bob = town.administrator("bob");
                    RoleBinding hers = power(alice);
                    RoleBinding his = power(bob);
                    return new Meeting(
                            () -> dismiss(alice, his),
                            () -> dismiss(bob, hers),
                            ends -> {
                                ends.oneIsDone();
                                assertThat(
                                                room.value(
                                                        "select count(*) from users where domain_id = ?1"
                                                                + " and role_type = 'DOMAIN_ADMIN'",
                                                        alice.domainId()))
                                        .isEqualTo(1L);
                            });
                });
    }

    @Inject Instance<Town> towns;

    private Town another() {
        return towns.get();
    }

    private RoleBinding power(User user) {
        return bindings.of(user.domainId(), user.userId(), "*").orElseThrow();
    }

    private boolean dismiss(User by, RoleBinding binding) {
        appointments.dismiss(
                by.domainId(), new Assigner(by.userId(), null), binding.roleBindingId());
        return true;
    }

    private void dead(String token) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
    }

    private long living(User user) {
        return ((Number)
                        room.value(
                                "select count(*) from sessions where user_key = ?1"
                                        + " and kind = 'SIGN_IN' and revoked_at is null",
                                user.key()))
                .longValue();
    }

    private long records(User user, String action) {
        return ((Number)
                        room.value(
                                "select count(*) from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action = ?3 and outcome = 'SUCCESS'",
                                user.domainId(),
                                user.userId(),
                                action))
                .longValue();
    }
}
