package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/**
 * A second factor was turned on or off; {@code before} is how it was. {@code undoAddress}: the
 * address that opens the account, if its user's own session made the change, or empty; {@code
 * addresses}: the others that are proven to be the user's.
 */
public record MfaChanged(
        String domainId,
        long userKey,
        String userId,
        String language,
        String undoAddress,
        List<String> addresses,
        MfaState state,
        Mfa before,
        boolean byHimself)
        implements AccountFact {

    public static MfaChanged of(User user, Mfa before, boolean byHimself, Instant now) {
        String undoAddress = byHimself ? user.recoveryAddress(now) : "";
        return new MfaChanged(
                user.domainId(),
                user.key(),
                user.userId(),
                user.language(),
                undoAddress,
                user.mailbox().provenAddressesBut(undoAddress, now),
                user.mfa().state(),
                before,
                byHimself);
    }
}
