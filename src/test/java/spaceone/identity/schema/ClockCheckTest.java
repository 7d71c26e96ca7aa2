package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        check.database = Database.fresh();

        check.chores().forEach(chore -> chore.portion().getAsBoolean());

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }
}
