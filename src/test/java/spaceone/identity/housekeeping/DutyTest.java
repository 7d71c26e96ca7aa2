package spaceone.identity.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import spaceone.identity.Chore;

/** When a chore is due. */
class DutyTest {

    private static final Duration START = Duration.ofDays(3);

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Duty duty = new Duty(Chore.purge("purge", most -> 0), Duration.ofHours(1), START);

    @Test
    void aNodeThatIsRestartedOftenStillClearsAway() {
        assertThat(duty.begin(START)).isFalse();
        assertThat(duty.begin(START.plusSeconds(60))).isTrue();
    }

    @Test
    void whatRunsIsNotBegunAgain() {
        Duration now = START.plusSeconds(60);
        duty.begin(now);

        assertThat(duty.begin(now.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void whatIsDoneWaitsForItsTimeAndWhatFailedIsTriedAgainSoon() {
        Duration now = START.plusSeconds(60);
        duty.begin(now);
        duty.failed(now);
        assertThat(duty.failures()).isEqualTo(1);
        assertThat(duty.begin(now.plusSeconds(60))).isTrue();

        duty.succeeded(now.plusSeconds(60), NOW);

        assertThat(duty.failures()).isZero();
        assertThat(duty.done()).contains(NOW);
        assertThat(duty.begin(now.plusSeconds(3659))).isFalse();
        assertThat(duty.begin(now.plusSeconds(3660))).isTrue();
    }
}
