package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.mfa.RecoveryCodes;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodeIssued;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Whoever has an app and codes by mail signs in with either; the preferred one is asked first. */
@InRoom
class OtherFactorSignInTest {

    private static final String MAILBOX = "codes@example.com";

    @Inject OwnFactor ownFactor;
    @Inject MfaEnrolment enrolment;
    @Inject RecoveryCodes recoveryCodes;
    @Inject FactorPolicies policies;
    @Inject Users users;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;

    /** With the app first. */
    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        room.tamper("delete from failed_attempts");
        phone.enrol(alice);
        clock.pass(Duration.ofMinutes(1));
        var self = door.self(door.enterWithCode(alice, phone.code()).accessToken());
        ownFactor.beginAnother(self, "EMAIL", MAILBOX, null);
        enrolment.confirmAnother(self, phone.mailedCode());
        clock.pass(Duration.ofMinutes(1));
        heard.clear();
    }

    @AfterEach
    void askNothing() {
        room.tamper(
                "update domains set factor_policy = null where domain_id = ?1", alice.domainId());
    }

    private void count(CountedFactor... kinds) {
        policies.set(
                alice.domainId(),
                new FactorPolicy(
                        AskedOf.EVERYBODY, List.of(), Set.of(kinds), clock.instant(), false));
    }

    private IdentityException asked(FactorWish wish) {
        IdentityException refusal =
                catchThrowableOfType(
                        IdentityException.class, () -> door.enterWith(alice, wish, null));
        assertThat(refusal.error()).isEqualTo(TokenError.MFA_REQUIRED);
        return refusal;
    }

    private static String others(IdentityException asked) {
        return asked.details().get("other_factors") instanceof JsonString text
                ? text.getString()
                : null;
    }

    private String mailed() {
        asked(FactorWish.EMAIL);
        return phone.mailedCode();
    }

    private void refusedCode(FactorWish wish, String code) {
        refused(VerificationError.INVALID_VERIFY_CODE, () -> door.enterWith(alice, wish, code));
    }

    @Test
    void whoeverKnowsOfOneAloneIsAskedAsEver() {
        IdentityException asked = asked(null);

        assertThat(asked.getMessage()).contains("(mfa_type = OTP)").doesNotContain("EMAIL");
        assertThat(asked.details()).isEmpty();
        assertThat(heard.all(VerifyCodeIssued.class)).isEmpty();
        assertThat(door.enterWithCode(alice, phone.code())).isNotNull();
    }

    @Test
    void theOthersAreOfferedToWhoeverAsks() {
        IdentityException asked = asked(FactorWish.ASK);
        assertThat(asked.getMessage()).contains("(mfa_type = OTP)");
        assertThat(others(asked)).isEqualTo("EMAIL");
        assertThat(heard.all(VerifyCodeIssued.class)).isEmpty();

        IdentityException other = asked(FactorWish.EMAIL);
        assertThat(other.getMessage())
                .contains("(user_id = " + MAILBOX + ")")
                .contains("(mfa_type = EMAIL)");
        assertThat(others(other)).isEqualTo("OTP");
        assertThat(heard.last(VerifyCodeIssued.class).address()).isEqualTo(MAILBOX);
    }

    @Test
    void eachSignsInWithItsOwnCodeOnce() {
        String mailed = mailed();
        refusedCode(FactorWish.OTP, mailed);
        refusedCode(null, mailed);
        refusedCode(FactorWish.EMAIL, phone.code());

        assertThat(door.enterWith(alice, FactorWish.EMAIL, mailed)).isNotNull();
        refusedCode(FactorWish.EMAIL, mailed);
        String code = phone.code();
        assertThat(door.enterWith(alice, FactorWish.OTP, code)).isNotNull();
        refusedCode(FactorWish.OTP, code);
    }

    @Test
    void askingForTheOneEndsNoTriesAndNoCodeOfTheOther() {
        for (int i = 0; i < 5; i++) {
            asked(FactorWish.EMAIL);
            refusedCode(FactorWish.OTP, phone.wrongCode());
        }
        // As many as there are, whichever other one was asked for between.
        refusedCode(FactorWish.OTP, phone.code());
        assertThat(door.enterWith(alice, FactorWish.EMAIL, phone.mailedCode())).isNotNull();
    }

    @Test
    void guessesAtBothAreCountedTogether() {
        for (int i = 0; i < 5; i++) {
            refusedCode(FactorWish.OTP, phone.wrongCode());
        }
        mailed();
        for (int i = 0; i < 5; i++) {
            String wrong = phone.mailedCode().equals("100000") ? "100001" : "100000";
            room.tamper("delete from failed_attempts");
            refusedCode(FactorWish.EMAIL, wrong);
        }

        assertThat(heard.all(SecondFactorGuessed.class)).hasSize(1);
    }

    @Test
    void aCodeForAnAddressThatWasNotProvenOpensNothing() {
        var self = door.self(door.enterWithCode(alice, phone.code()).accessToken());
        ownFactor.removeOne(self, "EMAIL", null);
        ownFactor.beginAnother(self, "EMAIL", "unproven@example.com", null);
        String code = phone.mailedCode();

        refused(CommonError.INVALID_PARAMETER, () -> door.enterWith(alice, FactorWish.EMAIL, null));
        refused(CommonError.INVALID_PARAMETER, () -> door.enterWith(alice, FactorWish.EMAIL, code));
        assertThat(others(asked(FactorWish.ASK))).isNull();
    }

    @Test
    void aRecoveryCodeStandsInForEither() {
        List<String> codes = recoveryCodes.renew(alice.domainId(), alice.userId()).codes();

        assertThat(door.enterWith(alice, FactorWish.EMAIL, codes.get(0))).isNotNull();
        assertThat(door.enterWith(alice, FactorWish.OTP, codes.get(1))).isNotNull();
        refusedCode(FactorWish.EMAIL, codes.get(0));
    }

    @Test
    void whatDoesNotCountIsNeitherOfferedNorTaken() {
        String mailed = mailed();
        count(CountedFactor.OTP);

        assertThat(others(asked(FactorWish.ASK))).isNull();
        refused(
                CommonError.INVALID_PARAMETER,
                () -> door.enterWith(alice, FactorWish.EMAIL, mailed));
        assertThat(door.enterWithCode(alice, phone.code())).isNotNull();
    }

    @Test
    void whereOnlyTheOtherOneCountsItIsAskedFor() {
        count(CountedFactor.EMAIL);

        assertThat(asked(null).getMessage()).contains("(mfa_type = EMAIL)");
        refusedCode(null, phone.code());
        asked(null);
        assertThat(door.enterWithCode(alice, phone.mailedCode())).isNotNull();
    }

    @Test
    void whatWasRemovedSinceItWasShownSignsNobodyIn() {
        var self = door.self(door.enterWithCode(alice, phone.code()).accessToken());
        String mailed = mailed();
        ownFactor.removeOne(self, "OTP", null);

        refusedCode(FactorWish.EMAIL, mailed);
        refused(
                CommonError.INVALID_PARAMETER,
                () -> door.enterWith(alice, FactorWish.OTP, phone.code()));
    }
}
