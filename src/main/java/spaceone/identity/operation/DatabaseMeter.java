package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Connections made to the database. How full the pool is only the server knows; a pool that makes
 * connections all the time is too small.
 */
public final class DatabaseMeter {

    private static final Counter OPENED =
            Instruments.counter(
                    "identity_database_connections", "Connections opened, by result", "result");

    private static volatile Supplier<Duration> ahead = () -> Duration.ZERO;

    static {
        Instruments.gauge(
                "identity_clock_ahead_seconds",
                "By how much this machine's clock is ahead of the database's, if more than a second",
                () -> ahead.get().toMillis() / 1000.0);
    }

    private DatabaseMeter() {}

    /** What says by how much the machine's clock is wrong. */
    public static void watch(Supplier<Duration> clock) {
        ahead = clock;
    }

    public static void opened() {
        OPENED.labelValues("opened").inc();
    }

    public static void failed() {
        OPENED.labelValues("failed").inc();
    }
}
