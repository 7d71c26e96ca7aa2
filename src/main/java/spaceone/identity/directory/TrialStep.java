package spaceone.identity.directory;

import java.util.Optional;

/**
 * What came of one step on the way to a directory, in words for the administrator who set it up.
 * {@code cause} is absent where the step passed.
 */
public record TrialStep(Part part, Outcome outcome, Optional<Cause> cause, String explanation) {

    /** In the order in which they are tried. */
    public enum Part {
        ADDRESS,
        CONNECTION,
        TLS,
        DISCOVERY,
        ISSUER,
        KEYS,
        CLIENT,
        PEOPLE,
        BIND,
        BASE,
        FILTER
    }

    /** WARNED: people can sign in all the same. */
    public enum Outcome {
        PASSED,
        WARNED,
        FAILED
    }

    public enum Cause {
        UNKNOWN_HOST,
        NOT_ALLOWED,
        REFUSED,
        TIME_OUT,
        NO_CONNECTION,
        NO_TLS,
        CERTIFICATE,
        ANSWER,
        ISSUER_DIFFERS,
        NO_KEYS,
        CLIENT_REFUSED,
        LIST_REFUSED,
        BIND_REFUSED,
        NO_BASE,
        NOBODY,
        NO_ATTRIBUTE
    }

    TrialStep warned() {
        return new TrialStep(part, Outcome.WARNED, cause, explanation);
    }

    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }
}
