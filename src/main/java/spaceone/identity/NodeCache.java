package spaceone.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What a node keeps in memory for a short while: bounded, and without threads of its own, which
 * would outlive the application on a server that goes on. Never what something is decided by: other
 * nodes know nothing of it.
 */
public final class NodeCache {

    private NodeCache() {}

    /** At most so many, of which those go first that are used least. */
    public static Caffeine<Object, Object> ofAtMost(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run);
    }

    /** And whose life is measured by the given clock, which is asked for when it is needed. */
    public static Caffeine<Object, Object> ofAtMost(int most, Supplier<Clock> clock) {
        return ofAtMost(most)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.get().instant()).toNanos());
    }
}
