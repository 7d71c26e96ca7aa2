package spaceone.identity.verification;

import java.time.Duration;

/** What a one-time code is good for. A code of one purpose never works for another. */
public enum CodePurpose {
    EMAIL_VERIFY(Duration.ofHours(1)),
    MFA_ENABLE(Duration.ofMinutes(5)),
    MFA_DISABLE(Duration.ofMinutes(5)),
    MFA_LOGIN(Duration.ofMinutes(5));

    private final Duration lifetime;

    CodePurpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }
}
