package spaceone.identity.housekeeping;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Chore;

/** One chore on this node: when it is due, and how it went. Never twice at the same time. */
final class Duty {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Chore chore;
    private final Duration every;
    private Instant due;
    private boolean running;
    private @Nullable Instant done;
    private int failures;

    Duty(Chore chore, Duration clearing, Instant now) {
        this.chore = chore;
        this.every = chore.every().orElse(clearing);
        // Not only after an hour: a node might be restarted before that, again and again.
        this.due = now.plus(soon());
    }

    String name() {
        return chore.name();
    }

    /** Takes it on, if it is due. */
    synchronized boolean begin(Instant now) {
        if (running || now.isBefore(due)) {
            return false;
        }
        running = true;
        return true;
    }

    boolean portion() {
        return chore.portion().getAsBoolean();
    }

    synchronized void succeeded(Instant now) {
        running = false;
        done = now;
        failures = 0;
        due = now.plus(every);
    }

    synchronized void failed(Instant now) {
        running = false;
        failures++;
        due = now.plus(soon());
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
