package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * Somebody signed in with a program, or from a place, that their user has not come with before.
 * {@code undoAddress}: the address that opens the account, or empty; {@code addresses}: the others
 * that are proven to be the user's.
 */
public record NewDeviceSeen(
        String domainId,
        long userKey,
        String userId,
        String language,
        String undoAddress,
        List<String> addresses,
        Mfa factor)
        implements AccountFact {

    public static NewDeviceSeen of(User user, Instant now) {
        String undoAddress = user.recoveryAddress(now);
        return new NewDeviceSeen(
                user.domainId(),
                user.key(),
                user.userId(),
                user.language(),
                undoAddress,
                AccountFact.addressesBut(undoAddress, user, now),
                user.mfa());
    }
}
