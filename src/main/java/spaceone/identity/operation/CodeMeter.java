package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;

/** One-time codes that were not accepted, or not sent: somebody guesses, or mails come late. */
public final class CodeMeter {

    /** Why. Clients are never told. */
    public enum Reason {
        /** None is waited for: it has expired, or its tries are used up. */
        NOT_EXPECTED,
        WRONG,
        /** It was right, and somebody was faster. */
        USED,
        /** Too many were asked for. */
        QUOTA
    }

    private static final Counter REFUSED =
            Instruments.counter(
                    "identity_codes_refused",
                    "One-time codes refused, by what they were for and why",
                    "purpose",
                    "reason");

    private CodeMeter() {}

    public static void refused(Enum<?> purpose, Reason reason) {
        REFUSED.labelValues(purpose.name(), reason.name()).inc();
    }
}
