package spaceone.identity.user;

/** A user has another address; {@code oldVerified} is the one he had proven before, or empty. */
public record EmailChanged(String domainId, long userKey, String userId, String oldVerified) {}
