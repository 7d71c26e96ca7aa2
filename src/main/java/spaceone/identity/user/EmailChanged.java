package spaceone.identity.user;

/** A user has another address; {@code oldVerifiedAddress} is the one he had proven before. */
public record EmailChanged(
        String domainId, String userId, String language, String oldVerifiedAddress) {}
