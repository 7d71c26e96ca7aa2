package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.function.IntSupplier;

/** The queue in front of the password hash: the one place where sign-ins wait for cores. */
public final class HashMeter {

    private static final Histogram WAITED =
            Instruments.seconds(
                    "identity_hash_wait_seconds", "How long a password waited for its turn");
    private static final Histogram WORKED =
            Instruments.seconds("identity_hash_seconds", "How long one hash took");
    private static final Counter REFUSED =
            Instruments.counter(
                    "identity_hash_refused",
                    "Passwords sent away unhashed, because the queue was full or too slow",
                    "reason");

    private static volatile IntSupplier length = () -> 0;

    static {
        Instruments.gauge(
                "identity_hash_queue",
                "Passwords that wait for their turn now",
                () -> length.getAsInt());
    }

    private HashMeter() {}

    public static void watch(IntSupplier waiting) {
        length = waiting;
    }

    public static void waited(long nanos) {
        WAITED.observe(Instruments.seconds(nanos));
    }

    public static void worked(long nanos) {
        WORKED.observe(Instruments.seconds(nanos));
    }

    public static void queueFull() {
        REFUSED.labelValues("full").inc();
    }

    public static void waitedTooLong() {
        REFUSED.labelValues("timeout").inc();
    }
}
