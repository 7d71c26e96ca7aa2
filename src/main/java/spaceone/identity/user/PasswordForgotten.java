package spaceone.identity.user;

/** A user asked for a new password himself; his old one stays good until he has it. */
public record PasswordForgotten(String domainId, long userKey, String userId) {}
