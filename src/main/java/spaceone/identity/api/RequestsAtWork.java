package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import spaceone.identity.schema.Readiness;

/** How many requests are being worked on. */
@ApplicationScoped
public class RequestsAtWork {

    @Inject Clock clock;
    @Inject Readiness readiness;

    private final AtomicInteger count = new AtomicInteger();

    public void begin() {
        count.incrementAndGet();
    }

    public void end() {
        if (count.decrementAndGet() == 0 && readiness.isLeaving()) {
            synchronized (this) {
                notifyAll();
            }
        }
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
