package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT1M", "3, PT5M", "4, PT30M", "5, PT2H", "6, PT2H", "40, PT2H"})
    void pausesGrowToTwoHours(int failures, Duration pause) {
        assertThat(Backoff.pause(failures, Duration.ofDays(7))).isEqualTo(pause);
    }

    @Test
    void aCodeOfFiveMinutesIsTriedAsLongAsItLives() {
        Duration life = Duration.ofMinutes(5);
        List<Long> attempts = new ArrayList<>();
        Duration age = Duration.ZERO;
        for (int failures = 1; age.compareTo(life) < 0; failures++) {
            attempts.add(age.toSeconds());
            age = age.plus(Backoff.pause(failures, life.minus(age)));
        }
        assertThat(attempts).containsExactly(0L, 10L, 70L, 185L, 242L, 271L, 285L, 295L);
    }
}
