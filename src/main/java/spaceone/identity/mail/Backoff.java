package spaceone.identity.mail;

import java.time.Duration;
import java.util.List;

/**
 * When to try again. The pauses grow, but what dies soon is tried more often: no pause takes more
 * than half of the life that is left, so a code reaches its reader while it is still good for
 * something.
 */
final class Backoff {

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2));

    private Backoff() {}

    /**
     * @param failures how many attempts have failed, this one included
     * @param lifeLeft until the mail is good for nothing
     */
    static Duration pause(int failures, Duration lifeLeft) {
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
        Duration half = lifeLeft.dividedBy(2);
        Duration shorter = half.compareTo(pause) < 0 ? half : pause;
        return shorter.compareTo(PAUSES.get(0)) < 0 ? PAUSES.get(0) : shorter;
    }
}
