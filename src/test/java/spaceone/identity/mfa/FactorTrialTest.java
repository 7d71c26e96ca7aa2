package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodeIssued;
import spaceone.testkit.SoftKey;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Whether a factor works, before it is needed. */
@InRoom
class FactorTrialTest {

    private static final String ORIGIN = "http://localhost:8080";

    @Inject FactorTrial trial;
    @Inject OwnPasskeys own;
    @Inject PasskeyProof proof;
    @Inject SecondFactor secondFactor;
    @Inject RecoveryCodes recoveryCodes;
    @Inject Users users;
    @Inject Phone phone;
    @Inject Heard heard;
    @Inject Town town;
    @Inject RoomClock clock;

    private final SoftKey key = SoftKey.at(ORIGIN);
    private User alice;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
    }

    private OwnAccount.Self self() {
        return phone.signedIn(alice, 60);
    }

    private User now() {
        return users.get(alice.domainId(), alice.userId());
    }

    private void refusedCode(CountedFactor kind, String code) {
        refused(VerificationError.INVALID_VERIFY_CODE, () -> trial.show(self(), kind, code, null));
    }

    @Test
    void anAppIsTriedWithItsCodeWhichIsUsedUpByIt() {
        phone.enrol(alice);
        trial.begin(self(), CountedFactor.OTP);
        refusedCode(CountedFactor.OTP, phone.wrongCode());

        FactorTrial.Shown shown = trial.show(self(), CountedFactor.OTP, phone.code(), null);

        assertThat(shown.kind()).isEqualTo(CountedFactor.OTP);
        assertThat(shown.passkey()).isEmpty();
        assertThat(now().mfa().isOn()).isTrue();
        // Not even at a sign-in: who looked on has nothing.
        secondFactor.ask(now(), MfaType.OTP);
        refused(
                VerificationError.INVALID_VERIFY_CODE,
                () ->
                        secondFactor.useTried(
                                now(), secondFactor.prove(now(), MfaType.OTP, phone.code())));
    }

    @Test
    void codesByMailAreTriedWithTheOneThatWasMailed() {
        phone.enrolByMail(alice);
        FactorTrial.Begun begun = trial.begin(self(), CountedFactor.EMAIL);

        assertThat(begun.email()).contains(now().mfa().email());
        assertThat(heard.last(VerifyCodeIssued.class).purpose()).isEqualTo(CodePurpose.MFA_TRY);
        trial.show(self(), CountedFactor.EMAIL, phone.mailedCode(), null);
        refusedCode(CountedFactor.EMAIL, phone.mailedCode());
    }

    @Test
    void oneOfTwoIsTriedAfterTheOther() {
        phone.enrol(alice);
        phone.addMails(alice, "codes@example.com");
        trial.begin(self(), CountedFactor.EMAIL);
        refusedCode(CountedFactor.OTP, phone.code());

        trial.begin(self(), CountedFactor.OTP);
        refusedCode(CountedFactor.EMAIL, phone.mailedCode());
        trial.show(self(), CountedFactor.OTP, phone.code(), null);
    }

    @Test
    void fiveGuessesAreAllThereAreHoweverOftenItIsBegun() {
        phone.enrol(alice);
        for (int i = 0; i < 5; i++) {
            trial.begin(self(), CountedFactor.OTP);
            refusedCode(CountedFactor.OTP, phone.wrongCode());
        }

        trial.begin(self(), CountedFactor.OTP);
        refusedCode(CountedFactor.OTP, phone.code());
    }

    @Test
    void aCodeOfATrialSignsNobodyInAndNothingStandsInForTheFactor() {
        phone.enrolByMail(alice);
        List<String> recovery = recoveryCodes.renew(alice.domainId(), alice.userId()).codes();
        trial.begin(self(), CountedFactor.EMAIL);
        String tried = phone.mailedCode();
        refusedCode(CountedFactor.EMAIL, recovery.get(0));

        secondFactor.ask(now(), MfaType.EMAIL);
        if (!phone.mailedCode().equals(tried)) {
            refused(
                    VerificationError.INVALID_VERIFY_CODE,
                    () -> secondFactor.prove(now(), MfaType.EMAIL, tried));
        }
        assertThat(recoveryCodes.standing(alice.key()).remaining()).isEqualTo(recovery.size());
    }

    @Test
    void whatIsNotInUseIsNotTried() {
        for (CountedFactor kind : CountedFactor.values()) {
            refused(CommonError.INVALID_PARAMETER, () -> trial.begin(self(), kind));
        }
        refusedCode(CountedFactor.OTP, "123456");
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> trial.show(self(), CountedFactor.OTP, null, null));
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> trial.show(self(), CountedFactor.PASSKEY, null, null));
    }

    // Passkeys.

    private JsonObject options() {
        return trial.begin(self(), CountedFactor.PASSKEY).options().orElseThrow();
    }

    private void add(String name) {
        OwnAccount.Self fresh = phone.signedIn(alice, 0);
        own.add(fresh, name, key.create(own.begin(fresh, null)));
    }

    @Test
    void aPasskeyThatWasTriedIsNamedAndItsUseNoted() {
        add("Laptop");
        clock.pass(Duration.ofMinutes(3));
        JsonObject signed = key.counting(5).get(options());

        FactorTrial.Shown shown = trial.show(self(), CountedFactor.PASSKEY, null, signed);

        assertThat(shown.passkey().map(Passkey::name)).contains("Laptop");
        assertThat(own.list(self()).get(0).usedAt()).contains(clock.instant());
        assertThat(own.list(self()).get(0).counter()).isEqualTo(5);
        // Once.
        refused(
                MfaError.PASSKEY_NOT_ACCEPTED,
                () -> trial.show(self(), CountedFactor.PASSKEY, null, signed));
    }

    @Test
    void whatWasSignedForATrialIsGoodInItsSessionAndForNothingElse() {
        add("Laptop");
        OwnAccount.Self other =
                new OwnAccount.Self(
                        alice.domainId(),
                        alice.userId(),
                        "another",
                        clock.instant(),
                        SessionKind.SIGN_IN,
                        false);
        JsonObject elsewhere = key.get(options());
        refused(
                MfaError.PASSKEY_NOT_ACCEPTED,
                () -> trial.show(other, CountedFactor.PASSKEY, null, elsewhere));

        JsonObject atSignIn = key.get(options());
        refused(
                MfaError.PASSKEY_NOT_ACCEPTED,
                () -> proof.proveSecond(alice.domainId(), alice.key(), atSignIn));
    }
}
