package spaceone.identity.user;

import java.util.Optional;

/**
 * A user has another address; {@code oldAddress} is the one that was proven last, {@code factor}
 * the second factor at that time. {@code byHimself}: not by an administrator.
 */
public record EmailChanged(
        String domainId,
        long userKey,
        String userId,
        String language,
        String oldAddress,
        Mfa factor,
        boolean byHimself)
        implements AccountFact {

    /** The fact, if an address had been proven and another one is the user's now. */
    static Optional<EmailChanged> from(User user, String recovery, Mfa factor, Backing backing) {
        return recovery.isEmpty() || user.mailbox().is(recovery)
                ? Optional.empty()
                : Optional.of(
                        new EmailChanged(
                                user.domainId(),
                                user.key(),
                                user.userId(),
                                user.language(),
                                recovery,
                                factor,
                                backing != Backing.AUTHORITY));
    }
}
