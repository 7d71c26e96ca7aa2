package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.RoleType;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Refresh tokens that are good for one use, and what becomes of a copied one. */
@InRoom
class TokenRefreshTest {

    @Inject RotatingTokens refresh;
    @Inject Authentication authentication;
    @Inject Users users;
    @Inject Door door;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
    }

    private void good(TokenPair pair) {
        assertThatCode(() -> authentication.authenticate(pair.accessToken()))
                .doesNotThrowAnyException();
    }

    private void dead(String refreshToken) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> refresh.refresh(refreshToken));
    }

    @Test
    void eachBringsTheNextPairOfTheSameSession() {
        TokenPair first = door.enterRotating(alice, 3);
        clock.pass(Duration.ofMinutes(10));
        TokenPair next = refresh.refresh(first.refreshToken());

        good(first);
        good(next);
        assertThat(Door.read(next.accessToken()).getClaim("fam"))
                .isEqualTo(Door.read(first.accessToken()).getClaim("fam"));
        assertThat(Door.read(next.accessToken()).getClaim("auth_time"))
                .isEqualTo(Door.read(first.accessToken()).getClaim("auth_time"));
        assertThat(Door.read(next.refreshToken()).getClaim("ttl")).isEqualTo(2L);
        assertThat(users.get(domain, alice.userId()).lastAccessedAt()).contains(clock.instant());
    }

    @Test
    void oneThatComesASecondTimeEndsTheWholeSession() {
        TokenPair first = door.enterRotating(alice, 3);
        TokenPair next = refresh.refresh(first.refreshToken());

        dead(first.refreshToken());

        dead(next.refreshToken());
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> authentication.authenticate(next.accessToken()));
        assertThat(
                        room.value(
                                "select reason from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action = 'Token.refresh' limit 1",
                                domain,
                                alice.userId()))
                .isEqualTo("ERROR_INVALID_REFRESH_TOKEN");
    }

    @Proves({"7.3.2", "10.4.8"})
    @Test
    void itComesAsManyTimesAsWasFixedAtTheSignIn() {
        TokenPair pair = door.enterRotating(alice, 1);
        TokenPair last = refresh.refresh(pair.refreshToken());

        refused(CommonError.AUTHENTICATE_FAILURE, () -> refresh.refresh(last.refreshToken()))
                .withMessageContaining("cannot be refreshed any more");
        good(last);
    }

    @Test
    void whoMustSetUpASecondFactorGetsNoNextOne() {
        TokenPair pair = door.enterRotating(alice, 3);
        room.tamper(
                "update users set required_actions = '[\"ENFORCE_MFA\"]',"
                        + " mfa = '{\"state\":\"DISABLED\",\"mfa_type\":\"OTP\",\"options\":{\"enforce\":true}}'"
                        + " where id = ?1",
                alice.key());

        refused(TokenError.MFA_NOT_ACTIVATED, () -> refresh.refresh(pair.refreshToken()))
                .withMessageContaining(alice.email());
    }

    @Test
    void whoMustChooseAPasswordStaysRestrictedToThat() {
        User admin = town.administrator("admin");
        room.tamper(
                "update users set required_actions = '[\"UPDATE_PASSWORD\"]' where id = ?1",
                admin.key());

        TokenPair next = refresh.refresh(door.enterRotating(admin, 3).refreshToken());

        assertThat(Door.read(next.accessToken()).getClaims())
                .containsEntry("permissions", List.of(Principal.OWN_PROFILE))
                .containsEntry("rol", "USER");
    }

    @Test
    void whoIsGoneOrOutOfServiceGetsNone() {
        TokenPair pair = door.enterRotating(alice, 3);
        room.tamper("update domains set state = 'DISABLED' where domain_id = ?1", domain);
        try {
            refused(TenancyError.DOMAIN_STATE, () -> refresh.refresh(pair.refreshToken()));
        } finally {
            room.tamper("update domains set state = 'ENABLED' where domain_id = ?1", domain);
        }
        room.tamper("update users set state = 'DISABLED' where id = ?1", alice.key());
        refused(UserError.USER_STATE_DISABLED, () -> refresh.refresh(pair.refreshToken()));
        users.delete(domain, alice.userId());
        dead(pair.refreshToken());
    }

    @Test
    void noOtherTokenRefreshes() {
        TokenPair plain = door.enter(alice);
        dead(plain.refreshToken());
        dead(plain.accessToken());
        dead(door.enterRotating(alice, 3).accessToken());
        dead("nonsense");
    }

    @Test
    void itDiesWithItsTime() {
        TokenPair pair = door.enterRotating(alice, 3);
        clock.pass(Duration.ofDays(8));
        dead(pair.refreshToken());
    }

    @Test
    void itsAccessTokenHasTheOwnRoleAtOnce() {
        User admin = town.user("admin");
        town.appoint(admin, town.role(RoleType.DOMAIN_ADMIN, "identity:User.read"));

        assertThat(Door.read(door.enterRotating(admin, 3).accessToken()).getClaims())
                .containsEntry("rol", "DOMAIN_ADMIN")
                .containsEntry("cat", "ACCESS_TOKEN")
                .containsEntry("user_type", "USER")
                .containsEntry("permissions", List.of("identity:User.read"));
        assertThat(Door.read(door.enterRotating(alice, 3).accessToken()).getClaims())
                .containsEntry("rol", "USER")
                .doesNotContainKey("permissions");
        assertThat(Door.read(door.enterRotating(alice, 3).refreshToken()).getClaims())
                .containsEntry("cat", "REFRESH_TOKEN")
                .doesNotContainKey("typ");
    }

    @Test
    void theSessionLivesAsLongAsItsLastToken() {
        TokenPair pair = door.enterRotating(alice, 3);
        clock.pass(Duration.ofMinutes(10));
        TokenPair next = refresh.refresh(pair.refreshToken());

        assertThat(
                        ((Timestamp)
                                        room.value(
                                                "select expires_at from sessions where session_id = ?1",
                                                Door.read(next.refreshToken()).getClaim("fam")))
                                .toInstant()
                                .getEpochSecond())
                .isEqualTo(
                        Door.read(next.refreshToken())
                                .getExpirationTime()
                                .toInstant()
                                .getEpochSecond());
    }
}
