package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.SharedClock;
import spaceone.testkit.Database;

class ClockCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "PT-5M", "PT0S"})
    void aNodeWhoseClockWasSteppedGoesByTheDatabases(Duration step) {
        SharedClock clock = new SharedClock(Clock.offset(Clock.systemUTC(), step));
        ClockCheck check = new ClockCheck();
        check.clock = clock;
        check.pulse = new Pulse();
        check.pulse.database = Database.fresh();

        check.compare();

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }

    /** What is stepped again and again is noticed again and again, whatever fails in between. */
    @Test
    void anAnswerThatFailsIsNotTheLast() {
        ClockCheck check = new ClockCheck();
        check.clock = new SharedClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5)));
        check.pulse = new Pulse();

        check.compare();
        assertThat(check.clock.ahead()).isZero();

        check.pulse.database = Database.fresh();
        check.compare();
        assertThat(check.clock.ahead()).isBetween(Duration.ofSeconds(299), Duration.ofSeconds(301));
    }
}
