package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;
import java.util.function.DoubleSupplier;

/** What becomes of mails, and how many wait. */
public final class MailMeter {

    /** How an attempt to send ended. */
    public enum Result {
        SENT,
        RETRIED,
        UNREACHED,
        GIVEN_UP,
        EXPIRED
    }

    private static final Counter ENDED =
            Instruments.counter("identity_mails", "Attempts to send a mail by result", "result");

    private static volatile DoubleSupplier waiting = () -> Double.NaN;
    private static volatile DoubleSupplier oldest = () -> Double.NaN;

    static {
        Instruments.gauge(
                "identity_outbox_mails", "Mails that wait to be sent", () -> waiting.getAsDouble());
        Instruments.gauge(
                "identity_outbox_oldest_seconds",
                "How long the oldest of them has waited",
                () -> oldest.getAsDouble());
    }

    private MailMeter() {}

    /** Where to read the outbox when somebody looks; not a number while nobody knows. */
    public static void watch(DoubleSupplier mails, DoubleSupplier oldestSeconds) {
        waiting = mails;
        oldest = oldestSeconds;
    }

    public static void ended(Result result) {
        ended(result, 1);
    }

    public static void ended(Result result, int mails) {
        ENDED.labelValues(result.name()).inc(mails);
    }
}
