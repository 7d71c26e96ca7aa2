package spaceone.identity.user;

/** An administrator took a user's password away; the user is to choose a new one. */
public record PasswordResetDemanded(String domainId, long userKey, String userId) {}
