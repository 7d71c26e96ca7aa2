package spaceone.identity.user;

/** A user has a new password. {@code byHimself} is false when an administrator set it. */
public record PasswordChanged(String domainId, long userKey, String userId, boolean byHimself) {}
