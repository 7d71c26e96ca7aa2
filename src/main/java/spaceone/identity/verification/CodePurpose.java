package spaceone.identity.verification;

import java.time.Duration;

/** What a one-time code is good for. A code of one purpose never works for another. */
public enum CodePurpose {
    EMAIL_VERIFY(Duration.ofHours(1)),
    MFA_ENABLE(Duration.ofMinutes(5)),
    MFA_DISABLE(Duration.ofMinutes(5)),
    MFA_LOGIN(Duration.ofMinutes(5)),
    /** For another factor beside the one in use, or in its place. */
    MFA_ADD(Duration.ofMinutes(5)),
    /** For a sign-in with the factor that is not the preferred one. */
    MFA_SPARE(Duration.ofMinutes(5)),
    /** For nothing: whether a factor works. */
    MFA_TRY(Duration.ofMinutes(5));

    private final Duration lifetime;

    CodePurpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** What shows a factor that is in use; it is void when that factor is another one. */
    public static CodePurpose[] ofFactorsInUse() {
        return new CodePurpose[] {MFA_LOGIN, MFA_SPARE, MFA_DISABLE, MFA_TRY};
    }

    /** Whether it shows that a new factor works. */
    public boolean setsUp() {
        return this == MFA_ENABLE || this == MFA_ADD;
    }

    /** Whether a code that stands in for a lost factor does: not where it is to show that one. */
    public boolean takesStandIn() {
        return !setsUp() && this != MFA_TRY;
    }

    /** Whether it completes a sign-in. */
    public boolean signsIn() {
        return this == MFA_LOGIN || this == MFA_SPARE;
    }

    Duration lifetime() {
        return lifetime;
    }
}
