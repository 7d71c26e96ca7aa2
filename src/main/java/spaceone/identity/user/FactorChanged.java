package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * Of somebody with a second factor, the app or the codes by mail were changed, and one remains;
 * {@code before} is how the preferred one was. {@code undoAddress}: the address that opens the
 * account, if its user's own session made the change, or empty; {@code addresses}: the others that
 * are proven to be the user's.
 */
public record FactorChanged(
        String domainId,
        long userKey,
        String userId,
        String language,
        String undoAddress,
        List<String> addresses,
        Change change,
        Mfa before,
        boolean byHimself)
        implements AccountFact {

    /** What happened. */
    public enum Change {
        /** Beside another one, or in place of one of the same type. */
        ADDED,
        REMOVED,
        /** The other one is asked for first from now on. */
        PREFERRED
    }

    public static FactorChanged of(
            User user, Change change, Mfa before, boolean byHimself, Instant now) {
        String undoAddress = byHimself ? user.recoveryAddress(now) : "";
        return new FactorChanged(
                user.domainId(),
                user.key(),
                user.userId(),
                user.language(),
                undoAddress,
                user.mailbox().provenAddressesBut(undoAddress, now),
                change,
                before,
                byHimself);
    }
}
