package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * Something happened to the codes that stand in for a user's second factor. {@code undoAddress} is
 * the address that opens the account, or empty; {@code addresses}: the others that are proven to be
 * the user's; {@code left} is how many codes of the user's set are good.
 */
public record RecoveryNews(
        String domainId,
        long userKey,
        String userId,
        String language,
        String undoAddress,
        List<String> addresses,
        Change change,
        int left,
        Mfa factor)
        implements AccountFact {

    public enum Change {
        /** The user's session made a new set. */
        RENEWED,
        /** One of the set was accepted. */
        USED,
        /** The code that an administrator gave was accepted. */
        BYPASS_USED
    }

    public static RecoveryNews of(User user, Change change, int left, Instant now) {
        String undoAddress = user.recoveryAddress(now);
        return new RecoveryNews(
                user.domainId(),
                user.key(),
                user.userId(),
                user.language(),
                undoAddress,
                AccountFact.addressesBut(undoAddress, user, now),
                change,
                left,
                user.mfa());
    }
}
