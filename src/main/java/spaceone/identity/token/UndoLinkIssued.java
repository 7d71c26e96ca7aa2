package spaceone.identity.token;

import java.time.Instant;

/** A link was made for undoing a change that touches the safety of an account. */
public record UndoLinkIssued(
        String domainId,
        String userId,
        String language,
        Change change,
        String address,
        String token,
        Instant expiresAt) {

    /** What was changed. */
    public enum Change {
        EMAIL,
        MFA_ON,
        MFA_OFF
    }
}
