package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.MovedClock;

class SharedClockTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration AT_ONCE = Duration.ofMillis(2);

    private final MovedClock machine = new MovedClock(NOON);
    private final SharedClock clock = new SharedClock(machine);

    @Test
    void itTicksInMilliseconds() {
        machine.set(NOON.plusNanos(1_999_999));

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.9S", "PT-0.9S"})
    void aClockThatIsKeptIsLeftAlone(Duration difference) {
        clock.compare(NOON.plus(difference), NOON, AT_ONCE);

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "PT-5M", "PT1.2S", "PT-24H"})
    void theDatabaseIsBelievedWhereTheyDiffer(Duration difference) {
        clock.compare(NOON.plus(difference), NOON, Duration.ZERO);

        assertThat(clock.instant()).isEqualTo(NOON.plus(difference));
        assertThat(clock.ahead()).isEqualTo(difference.negated());
        machine.set(NOON.plusSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON.plus(difference).plusSeconds(3));
    }

    @Test
    void aClockThatWasSetRightIsGoneByAgain() {
        clock.compare(NOON, NOON.plusSeconds(300), AT_ONCE);
        machine.set(NOON.plusSeconds(5));

        clock.compare(NOON.plusSeconds(5), NOON.plusSeconds(5), AT_ONCE);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "PT-5M", "PT-24H"})
    void whoSetsTheClockOfTheMachineMovesNothing(Duration step) {
        MovedClock steady = new MovedClock(NOON);
        SharedClock clock = new SharedClock(machine, steady);

        machine.pass(step);
        steady.pass(Duration.ofSeconds(1));
        machine.pass(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(clock.ahead()).isEqualTo(step);
    }

    /** Not to what the machine says now: it is the machine that was set. */
    @Test
    void itGoesOnByTheTimeThatPasses() {
        SharedClock real = new SharedClock();
        Instant before = real.instant();

        assertThat(Duration.between(Clock.systemUTC().instant(), before).abs())
                .isLessThan(Duration.ofSeconds(5));
        await().until(() -> real.instant().isAfter(before));
    }

    /** Or times would jump to and fro by what each answer happened to take. */
    @Test
    void smallDifferencesOfLaterAnswersChangeNothing() {
        clock.compare(NOON.plusSeconds(300), NOON, Duration.ZERO);
        clock.compare(NOON.plusSeconds(300).plusMillis(400), NOON, Duration.ofMillis(30));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void halfOfWhatTheAnswerTookMayBeMissing() {
        clock.compare(NOON.plusMillis(2_700), NOON, Duration.ofMillis(1_900));

        assertThat(clock.ahead()).isZero();
    }

    /** A node that was frozen between question and answer, or a database that hung. */
    @Test
    void anAnswerThatTookLongSaysNothing() {
        clock.compare(NOON.plusSeconds(25), NOON, Duration.ofSeconds(26));
        assertThat(clock.ahead()).isZero();

        clock.compare(NOON.plusSeconds(300), NOON, AT_ONCE);
        clock.compare(NOON.plusSeconds(3), NOON, Duration.ofSeconds(6));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300).minus(AT_ONCE.dividedBy(2)));
    }
}
