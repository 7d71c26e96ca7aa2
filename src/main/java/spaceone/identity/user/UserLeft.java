package spaceone.identity.user;

/** A user was put out of service, or is no more; null means everybody of the domain. */
public record UserLeft(String domainId, String userId, boolean deleted) {}
