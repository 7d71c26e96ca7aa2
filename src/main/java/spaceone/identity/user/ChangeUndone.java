package spaceone.identity.user;

/** The owner of an account took it back: whoever made the change may know whatever was shown. */
public record ChangeUndone(long userKey) {}
