package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.identity.mfa.CountedFactor.EMAIL;
import static spaceone.identity.mfa.CountedFactor.OTP;
import static spaceone.identity.mfa.CountedFactor.PASSKEY;
import static spaceone.testkit.room.Refusal.refused;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.mfa.OwnPasskeys;
import spaceone.identity.mfa.OwnRecoveryCodes;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.testkit.SoftKey;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/**
 * Whoever has just set up what a sign-in demanded, and shown that it works, is in, and nobody else.
 */
@InRoom
class EnrolledSignInTest {

    @Inject Authentication authentication;
    @Inject Grants grants;
    @Inject FactorPolicies policies;
    @Inject OwnFactor ownFactor;
    @Inject OwnPasskeys ownPasskeys;
    @Inject OwnRecoveryCodes ownRecoveryCodes;
    @Inject MfaEnrolment enrolment;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        room.tamper("delete from failed_attempts");
    }

    @AfterEach
    void askNothing() {
        room.tamper(
                "update domains set factor_policy = null where domain_id = ?1", alice.domainId());
    }

    private void ask(CountedFactor... kinds) {
        policies.set(
                alice.domainId(),
                new FactorPolicy(
                        AskedOf.EVERYBODY, List.of(), Set.of(kinds), clock.instant(), false));
    }

    private String enrolled() {
        ask(OTP);
        String token = door.stopped(alice);
        phone.enrol(door.self(token));
        return token;
    }

    private void askedAgain(String token) {
        refused(TokenError.MFA_REQUIRED, () -> door.enterEnrolled(alice, token));
    }

    private void isIn(TokenPair pair, Instant shown, String... methods) throws ParseException {
        assertThatCode(
                        () ->
                                grants.grant(
                                        new GrantRequest(
                                                TokenType.REFRESH_TOKEN,
                                                pair.refreshToken(),
                                                Scope.USER,
                                                null,
                                                null)))
                .doesNotThrowAnyException();
        JWTClaimsSet claims = Door.read(pair.accessToken());
        assertThat(claims.getStringListClaim("amr")).containsExactly(methods);
        assertThat(claims.getClaim("auth_time")).isEqualTo(shown.getEpochSecond());
    }

    @Test
    void byTheApp() throws ParseException {
        String token = enrolled();
        Instant shown = clock.instant();
        clock.pass(Duration.ofMinutes(2));

        isIn(door.enterEnrolled(alice, token), shown, "pwd", "otp", "mfa");
    }

    @Test
    void byMail() throws ParseException {
        ask(EMAIL);
        String token = door.stopped(alice);
        ownFactor.begin(door.self(token), "EMAIL", alice.email(), null);
        enrolment.confirm(door.self(token), phone.mailedCode());

        isIn(door.enterEnrolled(alice, token), clock.instant(), "pwd", "otp", "mfa");
    }

    @Test
    void byAPasskey() throws ParseException {
        ask(PASSKEY);
        String token = door.stopped(alice);
        addPasskey(token);

        isIn(door.enterEnrolled(alice, token), clock.instant(), "pwd", "pop", "mfa");
    }

    private String addPasskey(String token) {
        SoftKey key = SoftKey.at("http://localhost:8080");
        return ownPasskeys
                .add(door.self(token), "key", key.create(ownPasskeys.begin(door.self(token), null)))
                .passkeyId();
    }

    @Test
    void whatWasDemandedOfOneAlone() throws ParseException {
        town.demandFactor(alice, MfaType.OTP);
        String token = door.stopped(alice);
        phone.enrol(door.self(token));

        isIn(door.enterEnrolled(alice, token), clock.instant(), "pwd", "otp", "mfa");
    }

    @Test
    void onceAndTheTokenIsDead() {
        String token = enrolled();
        door.enterEnrolled(alice, token);

        askedAgain(token);
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
    }

    @Test
    void forFiveMinutes() {
        String token = enrolled();
        clock.pass(Duration.ofMinutes(5).plusSeconds(1));

        askedAgain(token);
    }

    @Test
    void notBeforeItWasShownToWork() {
        ask(OTP);
        String token = door.stopped(alice);
        phone.scan(ownFactor.begin(door.self(token), "OTP", null, null).otpUri());

        refused(TokenError.MFA_NOT_ACTIVATED_YET, () -> door.enterEnrolled(alice, token));
    }

    @Test
    void notWithoutThePassword() {
        String token = enrolled();
        room.tamper("update users set password = null where id = ?1", alice.key());

        refused(CommonError.AUTHENTICATE_FAILURE, () -> door.enterEnrolled(alice, token));
    }

    /** Whoever has stolen the password began an enrolment, too, and waits for the owner's. */
    @Test
    void notInAnotherSessionWhichEnds() {
        ask(OTP, PASSKEY);
        String thief = door.stopped(alice);
        OwnAccount.Self waiting = door.self(thief);
        String token = door.stopped(alice);
        phone.enrol(door.self(token));

        askedAgain(thief);
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(thief));
        assertThat(authentication.authenticate(token).sessionId())
                .isNotEqualTo(waiting.sessionId());
        assertThat(ownRecoveryCodes.renew(door.self(token), null).codes()).hasSize(10);
    }

    /** Or their first recovery codes would be anybody's who holds such a token. */
    @Test
    void whoSetsOneUpWhereTheyAreSignedInEndsWhatWasBegunElsewhere() {
        ask(OTP);
        String thief = door.stopped(alice);
        phone.enrol(alice);

        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(thief));
    }

    @Test
    void notWithATokenOfAnotherKindOfSession() {
        String signedIn = door.enter(alice).accessToken();
        enrolled();
        clock.pass(Duration.ofMinutes(1));
        String withCode = door.enterWithCode(alice, phone.code()).accessToken();

        askedAgain(signedIn);
        askedAgain(withCode);
        askedAgain("no token");
        askedAgain("");
        clock.pass(Duration.ofMinutes(1));
        assertThatCode(() -> door.enterWithCode(alice, phone.code())).doesNotThrowAnyException();
    }

    @Test
    void notWithWhatSomebodyElseHasSetUp() {
        String token = enrolled();
        User bob = town.user("bob");
        String his = door.stopped(bob);
        phone.enrol(door.self(his));

        askedAgain(his);
        refused(TokenError.MFA_REQUIRED, () -> door.enterEnrolled(bob, token));
    }

    @Test
    void notAfterTheFactorWasRemovedThoughThereIsAnother() {
        String token = enrolled();
        enrolment.remove(alice.domainId(), alice.userId());
        refused(TokenError.MFA_NOT_ACTIVATED_YET, () -> door.enterEnrolled(alice, token));

        phone.enrol(alice);
        askedAgain(token);
        enrolment.remove(alice.domainId(), alice.userId());
        ask(OTP, EMAIL);
        phone.enrolByMail(alice);
        askedAgain(token);
    }

    @Test
    void notAfterThePasskeyWasRemovedThoughThereIsAnother() {
        ask(PASSKEY);
        String token = door.stopped(alice);
        addPasskey(token);
        String other = addPasskey(token);
        room.tamper("delete from passkeys where passkey_id = ?1", other);

        refused(TokenError.FACTOR_NOT_COUNTED, () -> door.enterEnrolled(alice, token));
    }

    @Test
    void notWhereItDoesNotCountAnyMore() {
        ask(OTP, EMAIL);
        String token = door.stopped(alice);
        phone.enrol(door.self(token));
        ask(EMAIL);

        refused(TokenError.MFA_NOT_ACTIVATED_YET, () -> door.enterEnrolled(alice, token));
    }
}
