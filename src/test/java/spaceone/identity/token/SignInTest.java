package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.audit.Actor;
import spaceone.identity.session.SessionKind;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.Blocks;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Who is let in, with what, and what those who are not learn. */
@InRoom
class SignInTest {

    private static final String FAILED =
            "Authentication failed. Check the user id and the password.";

    @Inject SignIn signIn;
    @Inject Authentication authentication;
    @Inject Users users;
    @Inject Blocks blocks;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Actor actor;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        // No source has tried before.
        actor.arrived("192.0.2." + alice.key() % 250, "request");
        room.tamper("delete from failed_attempts where subject like 'source%'");
    }

    private User now() {
        return users.get(domain, alice.userId());
    }

    private void require(String actions) {
        room.tamper(
                "update users set required_actions = cast(?1 as jsonb) where id = ?2",
                actions,
                alice.key());
    }

    private void fails(SignInRequest request) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> signIn.issue(request))
                .withMessageContaining(FAILED);
    }

    private SignInRequest request(SignInRequest.Method method, String userId, String password) {
        return new SignInRequest(
                domain,
                method,
                Door.credentials(userId, password),
                null,
                null,
                null,
                false,
                false,
                DeviceTrust.NONE);
    }

    private SignInRequest local(String userId, String password) {
        return request(SignInRequest.Method.LOCAL, userId, password);
    }

    // The password.

    @Proves("7.2.2")
    @Test
    void theRightPasswordGivesTwoTokensOfOneSession() {
        TokenPair pair = door.enter(alice);

        Principal caller = authentication.authenticate(pair.accessToken());
        assertThat(caller.subject()).isEqualTo(alice.userId());
        assertThat(caller.domainId()).isEqualTo(domain);
        assertThat(caller.role()).isEqualTo(CallerRole.USER);
        assertThat(caller.isRestricted()).isFalse();
        assertThat(caller.isHuman()).isTrue();
        assertThat(caller.isSystem()).isFalse();
        assertThat(caller.provenAt()).isEqualTo(clock.instant());
        assertThat(Door.read(pair.refreshToken()).getClaims())
                .containsEntry("typ", "REFRESH_TOKEN")
                .containsEntry("fam", caller.sessionId());
        assertThat(pair.deviceSecret()).isNull();
        assertThat(now().lastAccessedAt()).contains(clock.instant());
        assertThat(records()).isEqualTo(List.of("Token.issue"));
    }

    private List<?> records() {
        return room.rows(
                "select coalesce(reason, action) from audit_records where domain_id = ?1"
                        + " and target_id = ?2 and action <> 'User.import' order by id",
                domain,
                alice.userId());
    }

    @Test
    void theBlanksAroundAnIdDoNotMatter() {
        assertThatCode(() -> signIn.issue(local(" " + alice.userId() + " ", Town.PASSWORD)))
                .doesNotThrowAnyException();
    }

    @Proves("6.3.8")
    @Test
    void whoeverIsNotLetInLearnsNothing() {
        fails(local(alice.userId(), "Wrong9Horse"));
        fails(local(alice.userId(), ""));
        fails(local("", Town.PASSWORD));
        fails(local("nobody", Town.PASSWORD));
        fails(local("x".repeat(400), Town.PASSWORD));
        fails(local(town.external("eve").userId(), Town.PASSWORD));
        User program = town.user("program");
        room.tamper("update users set user_type = 'API_USER' where id = ?1", program.key());
        fails(local(program.userId(), Town.PASSWORD));
        fails(request(SignInRequest.Method.MFA, alice.userId(), Town.PASSWORD));
        assertThat(records()).last().isEqualTo("ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void inADomainThatIsNotThereOrNotInServiceNobodySignsIn() {
        String elsewhere = "domain-nowhere";
        fails(
                new SignInRequest(
                        elsewhere,
                        SignInRequest.Method.LOCAL,
                        Door.credentials("alice", Town.PASSWORD),
                        null,
                        null,
                        null,
                        false,
                        false,
                        DeviceTrust.NONE));
        room.tamper("update domains set state = 'DISABLED' where domain_id = ?1", domain);
        try {
            refused(TenancyError.DOMAIN_STATE, () -> door.enter(alice));
        } finally {
            room.tamper("update domains set state = 'ENABLED' where domain_id = ?1", domain);
        }
    }

    @Test
    void whoIsDisabledLearnsItOnlyWithTheRightPassword() {
        users.disable(domain, alice.userId());

        refused(UserError.USER_STATE_DISABLED, () -> door.enter(alice));
        fails(local(alice.userId(), "Wrong9Horse"));
    }

    @Test
    void whereOnlyAdministratorsAreLetInNobodyElseIs() {
        User admin = town.administrator("admin");
        assertThatCode(() -> signIn.issue(asAdministrator(admin))).doesNotThrowAnyException();
        fails(asAdministrator(alice));
    }

    private SignInRequest asAdministrator(User user) {
        return new SignInRequest(
                domain,
                SignInRequest.Method.LOCAL,
                Door.credentials(user.userId(), Town.PASSWORD),
                null,
                null,
                null,
                true,
                false,
                DeviceTrust.NONE);
    }

    @Test
    void aTokenLivesAsLongAsWasAskedFor() {
        SignInRequest request =
                new SignInRequest(
                        domain,
                        SignInRequest.Method.LOCAL,
                        Door.credentials(alice.userId(), Town.PASSWORD),
                        60,
                        null,
                        null,
                        false,
                        false,
                        DeviceTrust.NONE);
        String token = signIn.issue(request).accessToken();
        clock.pass(Duration.ofSeconds(60));
        assertThatCode(() -> authentication.authenticate(token)).doesNotThrowAnyException();
        clock.pass(Duration.ofMinutes(2));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
    }

    // Guessing.

    @Test
    void tenWrongPasswordsShutTheDoorForFiveMinutes() {
        for (int i = 0; i < 10; i++) {
            fails(local(alice.userId(), "Wrong9Horse"));
        }

        refused(CommonError.AUTHENTICATE_FAILURE, () -> door.enter(alice))
                .withMessageContaining("Login is blocked")
                .satisfies(
                        refusal ->
                                assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(5)));
        assertThat(blocks.until(alice)).contains(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(records()).last().isEqualTo("ERROR_LOGIN_BLOCKED");
        clock.pass(Duration.ofMinutes(5));
        assertThatCode(() -> door.enter(alice)).doesNotThrowAnyException();
    }

    @Test
    void theSpellingOfTheIdIsNoWayRound() {
        for (int i = 0; i < 10; i++) {
            fails(local(alice.userId().toUpperCase(Locale.ROOT), "Wrong9Horse"));
        }

        refused(CommonError.AUTHENTICATE_FAILURE, () -> door.enter(alice))
                .withMessageContaining("Login is blocked");
    }

    @Test
    void whoIsDisabledHasNotGuessed() {
        users.disable(domain, alice.userId());
        for (int i = 0; i < 11; i++) {
            refused(UserError.USER_STATE_DISABLED, () -> door.enter(alice));
        }
    }

    // The second factor.

    @Test
    void withASecondFactorTheCodeIsAskedForAndGood() {
        phone.enrol(alice);
        refused(TokenError.MFA_REQUIRED, () -> door.enter(alice))
                .withMessage(
                        " MFA is required. (user_id = " + alice.email() + "), (mfa_type = OTP)");

        TokenPair pair = door.enterWithCode(alice, phone.code());

        assertThat(Door.read(pair.accessToken()).getClaim("amr"))
                .isEqualTo(List.of("pwd", "otp", "mfa"));
        refused(
                VerificationError.INVALID_VERIFY_CODE,
                () -> door.enterWithCode(alice, phone.code()));
    }

    @Test
    void byMailTheClientIsToldTheMailbox() {
        phone.enrolByMail(alice);
        refused(TokenError.MFA_REQUIRED, () -> door.enter(alice))
                .withMessageContaining(alice.email());
        assertThatCode(() -> door.enterWithCode(alice, phone.mailedCode()))
                .doesNotThrowAnyException();
    }

    @Proves("16.3.1")
    @Test
    void aWrongCodeIsAFailedSignIn() {
        phone.enrol(alice);
        for (int i = 0; i < 10; i++) {
            refused(
                    VerificationError.INVALID_VERIFY_CODE,
                    () -> door.enterWithCode(alice, phone.wrongCode()));
        }
        refused(CommonError.AUTHENTICATE_FAILURE, () -> door.enterWithCode(alice, phone.code()))
                .withMessageContaining("Login is blocked");
    }

    @Test
    void afterTenWrongCodesInADayTheUserIsToldAndThePaceSlowsDown() {
        phone.enrol(alice);
        for (int i = 0; i < 10; i++) {
            assertThat(heard.all(SecondFactorGuessed.class)).isEmpty();
            wrongCodeLater();
        }
        assertThat(heard.last(SecondFactorGuessed.class))
                .isEqualTo(
                        new SecondFactorGuessed(
                                domain, alice.userId(), alice.language(), alice.email()));
        wrongCodeLater();
        assertThat(heard.all(SecondFactorGuessed.class)).hasSize(1);

        clock.pass(Duration.ofMinutes(5));
        IdentityException paced =
                catchThrowableOfType(
                        IdentityException.class, () -> door.enterWithCode(alice, phone.code()));
        assertThat(paced.retryAfter()).isPresent();
        clock.pass(Duration.ofMinutes(15));
        assertThatCode(() -> door.enterWithCode(alice, phone.code())).doesNotThrowAnyException();
    }

    private void wrongCodeLater() {
        clock.pass(Duration.ofMinutes(6));
        refused(
                VerificationError.INVALID_VERIFY_CODE,
                () -> door.enterWithCode(alice, phone.wrongCode()));
    }

    @Proves("2.3.1")
    @Test
    void whoMustSetAFactorUpGetsATokenForThatAndNothingElse() {
        room.tamper(
                "update users set mfa = cast(?1 as jsonb) where id = ?2",
                "{\"state\":\"DISABLED\",\"mfa_type\":\"OTP\",\"options\":{\"enforce\":true}}",
                alice.key());
        require("[\"ENFORCE_MFA\"]");

        IdentityException refusal =
                catchThrowableOfType(IdentityException.class, () -> door.enter(alice));

        assertThat(refusal.error()).isEqualTo(TokenError.MFA_NOT_ACTIVATED_YET);
        assertThat(refusal.error().code()).isEqualTo("ERROR_MFA_NOT_ACTIVATED");
        String token = ((JsonString) refusal.details().get("access_token")).getString();
        Principal caller = authentication.authenticate(token);
        assertThat(caller.isRestricted()).isTrue();
        assertThat(caller.sessionKind()).isEqualTo(SessionKind.ENROLMENT);
        clock.pass(Duration.ofMinutes(12));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
    }

    @Proves("6.4.1")
    @Test
    void whoMustChooseAPasswordIsRestrictedToThat() {
        require("[\"UPDATE_PASSWORD\"]");

        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(authentication.authenticate(door.enter(alice).accessToken()).permissions())
                .containsExactly(Principal.OWN_PROFILE);
    }

    // A trusted device.

    private DeviceTrust wish(String secret, DeviceTrust.Wish wish) {
        return new DeviceTrust(secret, wish);
    }

    @Test
    void aTrustedDeviceIsNotAskedForTheCode() {
        phone.enrol(alice);
        String secret =
                door.enter(alice, phone.code(), wish(null, DeviceTrust.Wish.TOKEN)).deviceSecret();
        assertThat(secret).isNotNull();

        TokenPair pair = door.enter(alice, null, wish(secret, null));

        assertThat(Door.read(pair.accessToken()).getClaim("amr")).isEqualTo(List.of("pwd"));
        assertThat(pair.deviceSecret()).isNull();
        refused(TokenError.MFA_REQUIRED, () -> door.enter(alice, null, wish(secret + "x", null)));
        refused(TokenError.MFA_REQUIRED, () -> door.enter(alice, null, wish("", null)));
        refused(
                TokenError.MFA_REQUIRED,
                () -> door.enter(alice, null, wish("x".repeat(201), null)));
    }

    @Test
    void whoAsksLearnsForHowLongTheDeviceCouldBeTrusted() {
        phone.enrol(alice);
        IdentityException asked =
                catchThrowableOfType(
                        IdentityException.class,
                        () -> door.enter(alice, null, wish(null, DeviceTrust.Wish.ASK)));
        assertThat(asked.details()).containsEntry("trust_seconds", Json.createValue("2592000"));
        IdentityException other =
                catchThrowableOfType(IdentityException.class, () -> door.enter(alice));
        assertThat(other.details()).doesNotContainKey("trust_seconds");
    }
}
