package spaceone.identity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static spaceone.identity.verification.CodePurpose.EMAIL_VERIFY;
import static spaceone.identity.verification.CodePurpose.MFA_LOGIN;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.user.User;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How many codes are mailed in a while, and what is kept of them. */
@InRoom
class VerifyCodeQuotaTest {

    private static final String ADDRESS = "alice@example.com";

    @Inject VerifyCodes codes;
    @Inject RoomClock clock;
    @Inject Room room;
    @Inject Heard heard;
    @Inject Town town;

    private CodeOwner alice;

    @BeforeEach
    void furnish() {
        User user = town.user("alice");
        alice = new CodeOwner(user.domainId(), user.key(), user.userId(), "en");
    }

    @Test
    void fiveInTenMinutesAndTwentyAnHourAreSent() {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 5; i++) {
                send(EMAIL_VERIFY);
            }
            waits(Duration.ofMinutes(round == 3 ? 30 : 10));
            clock.pass(Duration.ofMinutes(10));
        }
        waits(Duration.ofMinutes(20));
        send(MFA_LOGIN);
        clock.pass(Duration.ofMinutes(20));
        send(EMAIL_VERIFY);
    }

    @Test
    void theFirstOfTheFiveMakesRoomWhenTenMinutesAreOver() {
        sendFive(EMAIL_VERIFY);
        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        waits(Duration.ofMillis(1));
        clock.pass(Duration.ofMillis(1));

        accepts(EMAIL_VERIFY, send(EMAIL_VERIFY));
    }

    @Test
    void overTheLimitALivingCodeStaysTheOne() {
        String last = sendFive(MFA_LOGIN);

        assertThat(sendOrLeave(alice, MFA_LOGIN, ADDRESS)).isEmpty();

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

    @Test
    void overTheLimitAChallengeOfTheAppIsNotTakenForACode() {
        sendFive(MFA_LOGIN);
        room.together(() -> codes.open(alice, MFA_LOGIN, ADDRESS));

        refusesToSend(MFA_LOGIN, ADDRESS);
    }

    @Test
    void challengesOfTheAppAreNotCountedAsMails() {
        for (int i = 0; i < 5; i++) {
            room.together(() -> codes.open(alice, MFA_LOGIN, "secret-1"));
        }

        accepts(MFA_LOGIN, send(MFA_LOGIN));
    }

    private String sendFive(CodePurpose purpose) {
        String code = null;
        for (int i = 0; i < 5; i++) {
            code = sendOrLeave(alice, purpose, ADDRESS).orElseThrow().code();
        }
        return code;
    }

    private void refusesToSend(CodePurpose purpose, String address) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> sendOrLeave(alice, purpose, address));
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

    private Optional<VerifyCodeIssued> sendOrLeave(
            CodeOwner owner, CodePurpose purpose, String address) {
        heard.clear();
        room.together(() -> codes.sendOrLeave(owner, purpose, address));
        return heard.all(VerifyCodeIssued.class).stream().findFirst();
    }

    @Test
    void deadChallengesAreRemovedWhenTheyCountForNothingAnyMore() {
        send(EMAIL_VERIFY);
        clock.pass(EMAIL_VERIFY.lifetime().plusHours(1));
        purge();
        assertThat(stored()).isOne();

        clock.pass(Duration.ofMillis(1));
        purge();
        assertThat(stored()).isZero();
    }

    @Test
    void aPurgeTakesAPortionAtATime() {
        send(EMAIL_VERIFY);
        send(EMAIL_VERIFY);
        clock.pass(Duration.ofHours(2));

        assertThat(codes.purge(1)).isOne();
        assertThat(purge()).isPositive();
        assertThat(codes.purge(1)).isZero();
    }

    private int purge() {
        return codes.purge(100_000);
    }

    private int stored() {
        return ((Number)
                        room.value(
                                "select count(*) from verify_codes where user_key = ?1",
                                alice.userKey()))
                .intValue();
    }

    private String send(CodePurpose purpose) {
        room.together(() -> codes.send(alice, purpose, ADDRESS));
        return heard.last(VerifyCodeIssued.class).code();
    }

    private void accepts(CodePurpose purpose, String code) {
        assertThatCode(() -> confirm(purpose, code)).doesNotThrowAnyException();
    }

    private void refuses(CodePurpose purpose, String code) {
        assertThatExceptionOfType(IdentityException.class).isThrownBy(() -> confirm(purpose, code));
    }

    private void confirm(CodePurpose purpose, String code) {
        VerifyCode proven = codes.prove(alice, purpose, code);
        room.together(() -> codes.use(proven));
    }
}
