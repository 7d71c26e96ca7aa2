package spaceone.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static spaceone.identity.verification.CodePurpose.EMAIL_VERIFY;
import static spaceone.identity.verification.CodePurpose.MFA_DISABLE;
import static spaceone.identity.verification.CodePurpose.MFA_LOGIN;
import static spaceone.identity.verification.VerificationRoom.ALICE;
import static spaceone.identity.verification.VerificationRoom.BOB;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.testkit.Parallel;

class VerifyCodesTest {

    private static final String ADDRESS = "alice@example.com";

    private final VerificationRoom room = new VerificationRoom();

    @Test
    void theRightCodeIsGoodOnce() {
        String code = send(EMAIL_VERIFY);

        assertThat(code).matches("[1-9][0-9]{5}");
        accepts(EMAIL_VERIFY, code);
        refuses(EMAIL_VERIFY, code);
    }

    @Test
    void aRightCodeThatCameTooLateIsNoGuess() {
        String code = send(MFA_LOGIN);
        accepts(MFA_LOGIN, code);
        String other = code.equals("111111") ? "222222" : "111111";

        assertThat(VerifyCodes.isGuess(refusal(MFA_LOGIN, code))).isFalse();
        assertThat(VerifyCodes.isGuess(refusal(MFA_LOGIN, other))).isTrue();

        room.pass(MFA_LOGIN.lifetime());
        assertThat(VerifyCodes.isGuess(refusal(MFA_LOGIN, code))).isTrue();
    }

    private IdentityException refusal(CodePurpose purpose, String code) {
        return catchThrowableOfType(
                IdentityException.class, () -> room.confirm(ALICE, purpose, code));
    }

    @Test
    void blanksAroundItDoNotMatter() {
        accepts(EMAIL_VERIFY, " " + send(EMAIL_VERIFY) + "\n");
    }

    @ParameterizedTest
    @EnumSource(CodePurpose.class)
    void itDiesWithItsTime(CodePurpose purpose) {
        String code = send(purpose);

        room.pass(purpose.lifetime().minusMillis(1));
        String other = code.equals("111111") ? "222222" : "111111";
        refuses(purpose, other);
        assertThat(room.comparisons).hasValue(1);

        room.pass(Duration.ofMillis(1));
        refuses(purpose, code);
        assertThat(room.comparisons).hasValue(1);
    }

    @Test
    void aCodeOfOnePurposeNeverWorksForAnother() {
        String code = send(MFA_DISABLE);
        send(MFA_LOGIN);

        refuses(MFA_LOGIN, code);
        accepts(MFA_DISABLE, code);
    }

    @Test
    void aCodeIsItsUsersAlone() {
        String code = send(EMAIL_VERIFY);
        room.send(BOB, EMAIL_VERIFY, "bob@example.com");

        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> room.confirm(BOB, EMAIL_VERIFY, code));
    }

    @Test
    void whoeverMovesTheRowDoesNotMoveTheCode() {
        String code = send(EMAIL_VERIFY);

        assertThat(room.tamper("update verify_codes set target = 'mallory@example.com'"))
                .isEqualTo(1);

        refuses(EMAIL_VERIFY, code);
    }

    @Test
    void theCodeIsNotInTheTable() {
        String code = send(EMAIL_VERIFY);

        assertThat(
                        room.tamper(
                                "update verify_codes set tries = tries where verify_codes::text like '%"
                                        + code
                                        + "%'"))
                .isZero();
    }

    @Test
    void aNewerCodeKillsTheOlder() {
        String older = send(EMAIL_VERIFY);
        String newer = send(EMAIL_VERIFY);

        if (!older.equals(newer)) {
            refuses(EMAIL_VERIFY, older);
        }
        accepts(EMAIL_VERIFY, newer);
    }

    @Test
    void fiveTriesAreAllThereIs() {
        String code = send(EMAIL_VERIFY);
        for (int i = 0; i < 5; i++) {
            refuses(EMAIL_VERIFY, "wrong");
        }

        refuses(EMAIL_VERIFY, code);

        assertThat(room.comparisons).hasValue(5);
    }

    @Test
    void fiveInTenMinutesAndTwentyAnHourAreSent() {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 5; i++) {
                send(EMAIL_VERIFY);
            }
            waits(Duration.ofMinutes(round == 3 ? 30 : 10));
            room.pass(Duration.ofMinutes(10));
        }
        waits(Duration.ofMinutes(20));
        send(MFA_LOGIN);
        room.pass(Duration.ofMinutes(20));
        send(EMAIL_VERIFY);
    }

    @Test
    void overTheLimitALivingCodeStaysTheOne() {
        String last = sendFive(MFA_LOGIN);

        assertThat(room.sendOrLeave(ALICE, MFA_LOGIN, ADDRESS)).isEmpty();

        accepts(MFA_LOGIN, last);
        refusesToSend(MFA_LOGIN, ADDRESS);
    }

    @Test
    void overTheLimitNoCodeOfAnotherAddressAndNoneWithoutTriesIsLeft() {
        String last = sendFive(MFA_LOGIN);
        refusesToSend(MFA_LOGIN, "other@example.com");

        String wrong = last.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 5; i++) {
            refuses(MFA_LOGIN, wrong);
        }
        refusesToSend(MFA_LOGIN, ADDRESS);
    }

    private String sendFive(CodePurpose purpose) {
        String code = null;
        for (int i = 0; i < 5; i++) {
            code = room.sendOrLeave(ALICE, purpose, ADDRESS).orElseThrow().code();
        }
        return code;
    }

    private void refusesToSend(CodePurpose purpose, String address) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> room.sendOrLeave(ALICE, purpose, address));
    }

    private void waits(Duration atMost) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> send(EMAIL_VERIFY))
                .satisfies(
                        refusal -> {
                            assertThat(refusal.error()).isEqualTo(CommonError.TOO_MANY_REQUESTS);
                            assertThat(refusal.retryAfter()).hasValue(atMost);
                        });
    }

    @Test
    void ofManyUsesAtOnceOneSucceeds() {
        String code = send(EMAIL_VERIFY);
        Callable<Boolean> use = () -> isAccepted(EMAIL_VERIFY, code);

        List<Boolean> accepted = Parallel.run(64, Collections.nCopies(64, use));

        assertThat(Collections.frequency(accepted, true)).isEqualTo(1);
    }

    @Test
    void ofAThousandGuessesAtOnceFiveAreCompared() {
        String code = send(EMAIL_VERIFY);
        Stream<Callable<Boolean>> guesses =
                IntStream.range(0, 1000)
                        .mapToObj(i -> String.valueOf(100_000 + i))
                        .filter(guess -> !guess.equals(code))
                        .map(guess -> () -> isAccepted(EMAIL_VERIFY, guess));

        assertThat(Parallel.run(64, guesses.toList())).containsOnly(false);

        assertThat(room.comparisons).hasValue(5);
        refuses(EMAIL_VERIFY, code);
    }

    private String send(CodePurpose purpose) {
        return room.send(ALICE, purpose, ADDRESS).code();
    }

    private boolean isAccepted(CodePurpose purpose, String code) {
        try {
            room.confirm(ALICE, purpose, code);
            return true;
        } catch (IdentityException refusal) {
            return false;
        }
    }

    private void accepts(CodePurpose purpose, String code) {
        assertThatCode(() -> room.confirm(ALICE, purpose, code)).doesNotThrowAnyException();
    }

    private void refuses(CodePurpose purpose, String code) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> room.confirm(ALICE, purpose, code))
                .satisfies(
                        refusal -> {
                            assertThat(refusal.error())
                                    .isEqualTo(VerificationError.INVALID_VERIFY_CODE);
                            assertThat(refusal).hasMessage("Verify code is invalid.");
                        });
    }
}
