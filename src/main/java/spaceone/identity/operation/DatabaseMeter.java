package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;

/**
 * Connections made to the database. How full the pool is only the server knows; a pool that makes
 * connections all the time is too small.
 */
public final class DatabaseMeter {

    private static final Counter OPENED =
            Instruments.counter(
                    "identity_database_connections", "Connections opened, by result", "result");

    private DatabaseMeter() {}

    public static void opened() {
        OPENED.labelValues("opened").inc();
    }

    public static void failed() {
        OPENED.labelValues("failed").inc();
    }
}
