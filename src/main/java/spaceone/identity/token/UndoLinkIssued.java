package spaceone.identity.token;

import java.time.Instant;

/**
 * A link was made for undoing a change that touches the safety of an account. {@code left}: how
 * many recovery codes there are, where the change is about them; {@code passkey}: what the passkey
 * is called that it is about, or empty.
 */
public record UndoLinkIssued(
        String domainId,
        String userId,
        String language,
        Change change,
        int left,
        String passkey,
        String address,
        String token,
        Instant expiresAt) {

    /** What was changed. */
    public enum Change {
        EMAIL,
        MFA_ON,
        MFA_OFF,
        /** New recovery codes. */
        CODES_RENEWED,
        /** A recovery code signed somebody in, or took the factor away. */
        CODE_USED,
        /** As {@link #CODE_USED}, with the code that an administrator gave. */
        BYPASS_USED,
        /** Another app or address, beside the one that was there or in its place. */
        FACTOR_ADDED,
        FACTOR_REMOVED,
        FACTOR_PREFERRED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        /** A sign-in with what was not seen of the user before. */
        NEW_DEVICE
    }
}
