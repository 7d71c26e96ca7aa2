package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * A passkey was added or removed. {@code undoAddress}: the address that opens the account, if its
 * user's own session made the change, or empty; {@code addresses}: the others that are proven to be
 * the user's.
 */
public record PasskeyChanged(
        String domainId,
        long userKey,
        String userId,
        String language,
        String undoAddress,
        List<String> addresses,
        String name,
        boolean added,
        boolean byHimself,
        Mfa factor)
        implements AccountFact {

    public static PasskeyChanged of(
            User user, String name, boolean added, boolean byHimself, Instant now) {
        String undoAddress = byHimself ? user.recoveryAddress(now) : "";
        return new PasskeyChanged(
                user.domainId(),
                user.key(),
                user.userId(),
                user.language(),
                undoAddress,
                AccountFact.addressesBut(undoAddress, user, now),
                name,
                added,
                byHimself,
                user.mfa());
    }
}
