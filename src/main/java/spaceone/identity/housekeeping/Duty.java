package spaceone.identity.housekeeping;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Chore;

/**
 * One chore on this node: when it is due, and how it went. Never twice at the same time. It goes by
 * how long the node has been up, which no step of a clock changes.
 */
final class Duty {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Chore chore;
    private final Duration every;
    private Duration due;
    private boolean running;
    private @Nullable Instant done;
    private int failures;

    Duty(Chore chore, Duration clearing, Duration up) {
        this.chore = chore;
        this.every = chore.every().orElse(clearing);
        // Not only after an hour: a node might be restarted before that, again and again.
        this.due = up.plus(soon());
    }

    String name() {
        return chore.name();
    }

    /** Takes it on, if it is due. */
    synchronized boolean begin(Duration up) {
        if (running || up.compareTo(due) < 0) {
            return false;
        }
        running = true;
        return true;
    }

    boolean portion() {
        return chore.portion().getAsBoolean();
    }

    synchronized void succeeded(Duration up, Instant now) {
        running = false;
        done = now;
        failures = 0;
        due = up.plus(every);
    }

    synchronized void failed(Duration up) {
        running = false;
        failures++;
        due = up.plus(soon());
    }

    /** When it last came to its end. */
    synchronized Optional<Instant> done() {
        return Optional.ofNullable(done);
    }

    /** How often in a row it failed since. */
    synchronized int failures() {
        return failures;
    }

    /** What others wait for goes on while the node leaves; clearing away can wait. */
    boolean canWait() {
        return chore.every().isEmpty();
    }

    private Duration soon() {
        return every.compareTo(SOON) < 0 ? every : SOON;
    }
}
