package spaceone.identity.operation;

import io.prometheus.metrics.core.metrics.Counter;

/** Sign-ins by how people prove themselves and how it ended. */
public final class SignInMeter {

    private static final Counter ENDED =
            Instruments.counter(
                    "identity_sign_ins", "Sign-ins by how they ended", "auth_type", "result");

    private SignInMeter() {}

    /** Both are words of ours, never the client's: they become labels. */
    public static void ended(Enum<?> authType, String result) {
        ENDED.labelValues(authType.name(), result).inc();
    }
}
