package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT1M", "3, PT5M", "4, PT30M", "5, PT2H", "6, PT2H", "40, PT2H"})
    void pausesGrowToTwoHours(int failures, Duration pause) {
        assertThat(Backoff.next(failures, NOON, NOON.plus(Duration.ofDays(7))))
                .isEqualTo(NOON.plus(pause));
    }

    @Test
    void aCodeOfFiveMinutesIsTriedAsLongAsItLives() {
        Instant end = NOON.plus(Duration.ofMinutes(5));
        List<Long> attempts = new ArrayList<>();
        Instant now = NOON;
        for (int failures = 1; now.isBefore(end); failures++) {
            attempts.add(Duration.between(NOON, now).toSeconds());
            now = Backoff.next(failures, now, end);
        }
        assertThat(attempts).containsExactly(0L, 10L, 70L, 185L, 242L, 271L, 285L, 295L);
    }
}
