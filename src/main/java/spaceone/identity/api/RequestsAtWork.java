package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are being worked on, and whether this node is about to leave. */
@ApplicationScoped
public class RequestsAtWork {

    @Inject Clock clock;

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean leaving;

    void begin() {
        count.incrementAndGet();
    }

    void end() {
        if (count.decrementAndGet() == 0 && leaving) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Says that this node leaves; to be called whether or not there is a container still. */
    Runnable departure() {
        return () -> leaving = true;
    }

    /** Returns how many are still at work then. */
    synchronized int awaitNone(Instant until) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), until);
        while (count.get() > 0 && !left.isNegative() && !left.isZero()) {
            wait(Math.max(1, left.toMillis()));
            left = Duration.between(clock.instant(), until);
        }
        return count.get();
    }
}
