package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;

/** Tokens signed, and tokens that came and were not good. */
public final class TokenMeter {

    private static final Counter SIGNED =
            Instruments.counter("identity_tokens_signed", "Tokens signed, by type", "type");
    private static final Counter REFUSED =
            Instruments.counter(
                    "identity_tokens_refused",
                    "Tokens refused: not genuine or expired, or of a session, user or domain that is over",
                    "reason");

    private TokenMeter() {}

    public static void signed(Enum<?> type) {
        SIGNED.labelValues(type.name()).inc();
    }

    public static void notGenuine() {
        REFUSED.labelValues("invalid").inc();
    }

    /** Genuine, but what it stands for has ended. */
    public static void outlived() {
        REFUSED.labelValues("ended").inc();
    }
}
