package spaceone.identity.user;

import java.util.Optional;

/** A user has another address; {@code oldVerifiedAddress} is the one he had proven before. */
public record EmailChanged(
        String domainId, String userId, String language, String oldVerifiedAddress) {

    /** The fact, if the user had proven an address and it is no longer his. */
    static Optional<EmailChanged> from(User user, String oldVerified) {
        return oldVerified.isEmpty() || oldVerified.equals(user.email())
                ? Optional.empty()
                : Optional.of(
                        new EmailChanged(
                                user.domainId(), user.userId(), user.language(), oldVerified));
    }
}
