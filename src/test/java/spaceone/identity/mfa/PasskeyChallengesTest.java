package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.SoftKey;

/** Challenges and counters, on two nodes: what the database decides. */
class PasskeyChallengesTest extends PasskeyNodes {

    @Test
    void aCounterThatDoesNotGoOnIsACopy() {
        ProvenPasskey first = alone(key.counting(5));

        assertThat(use(0, first)).isTrue();
        assertThat(refusal(() -> alone(key.counting(5)))).isEqualTo(PasskeyFault.COUNTER);
        assertThat(refusal(() -> alone(key.counting(4)))).isEqualTo(PasskeyFault.COUNTER);
        assertThat(refusal(() -> alone(key.counting(0)))).isEqualTo(PasskeyFault.COUNTER);
        assertThat(use(1, first)).isFalse();
        assertThat(use(1, alone(key.counting(6)))).isTrue();
    }

    @Test
    void manyDevicesDoNotCount() {
        assertThat(use(0, alone(key))).isTrue();
        assertThat(use(0, alone(key))).isTrue();
    }

    @Test
    void aChallengeIsGoodOnceOnWhicheverNode() {
        JsonObject options = on(0, proof -> proof.ask(DOMAIN));
        JsonObject signed = key.get(options);

        assertThat(on(1, proof -> proof.proveAlone(DOMAIN, signed)).userKey()).isEqualTo(1);
        assertThat(refusal(() -> on(0, proof -> proof.proveAlone(DOMAIN, signed))))
                .isEqualTo(PasskeyFault.CHALLENGE);
        assertThat(refusal(() -> on(1, proof -> proof.proveAlone(DOMAIN, signed))))
                .isEqualTo(PasskeyFault.CHALLENGE);
    }

    @Test
    void itIsUsedUpByAFailureToo() {
        JsonObject options = on(0, proof -> proof.ask(DOMAIN));

        assertThat(
                        refusal(
                                () ->
                                        on(
                                                0,
                                                proof ->
                                                        proof.proveAlone(
                                                                DOMAIN,
                                                                key.verifying(false)
                                                                        .get(options)))))
                .isEqualTo(PasskeyFault.NOT_VERIFIED);
        assertThat(
                        refusal(
                                () ->
                                        on(
                                                0,
                                                proof ->
                                                        proof.proveAlone(
                                                                DOMAIN,
                                                                key.verifying(true).get(options)))))
                .isEqualTo(PasskeyFault.CHALLENGE);
    }

    @Proves({"2.3.4", "15.4.2"})
    @Test
    void ofTwoNodesThatTakeOneOneDoesSoEveryTime() {
        for (int round = 0; round < 500; round++) {
            byte[] challenge = open(PasskeyPurpose.SIGN_IN, null);
            List<Callable<Boolean>> both =
                    List.of(() -> take(0, challenge), () -> take(1, challenge));

            assertThat(Parallel.run(2, both))
                    .as("round " + round)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void itDiesAfterFiveMinutes() {
        JsonObject options = on(0, proof -> proof.ask(DOMAIN));
        now = NOW.plus(Duration.ofMinutes(5));

        assertThat(refusal(() -> on(0, proof -> proof.proveAlone(DOMAIN, key.get(options)))))
                .isEqualTo(PasskeyFault.CHALLENGE);
    }

    @Test
    void whatIsOverIsClearedAndNothingElse() {
        Instant noon = NOW.plus(Duration.ofDays(1));
        now = noon;
        purge(Integer.MAX_VALUE);
        open(PasskeyPurpose.SIGN_IN, null);
        open(PasskeyPurpose.SIGN_IN, null);
        now = noon.plus(Duration.ofMinutes(4));
        byte[] young = open(PasskeyPurpose.SIGN_IN, null);
        now = noon.plus(Duration.ofMinutes(6));

        assertThat(purge(1)).isOne();
        assertThat(purge(10)).isOne();
        assertThat(purge(10)).isZero();
        assertThat(take(0, young)).isTrue();
    }

    private int purge(int most) {
        return on(0, proof -> proof.challenges.purge(most));
    }

    @Test
    void itIsGoodForItsPurposeAndItsUserOnly() throws PasskeyRefused {
        keep(2, SoftKey.at(ORIGIN));
        JsonObject second = on(0, proof -> proof.ask(DOMAIN, 1)).orElseThrow();
        byte[] toAdd = open(PasskeyPurpose.ADD, 1L);
        byte[] ofTheOther = open(PasskeyPurpose.SECOND_FACTOR, 2L);

        assertThat(refusal(() -> on(0, proof -> proof.proveAlone(DOMAIN, key.get(second)))))
                .isEqualTo(PasskeyFault.CHALLENGE);
        assertThat(refusal(() -> alone(key.challenged(toAdd)))).isEqualTo(PasskeyFault.CHALLENGE);
        assertThat(refusal(() -> second(1, key.challenged(ofTheOther))))
                .isEqualTo(PasskeyFault.CHALLENGE);
        assertThat(second.toString()).contains(text(key.id()));
    }
}
