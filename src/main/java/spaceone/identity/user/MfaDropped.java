package spaceone.identity.user;

/** A second factor is no longer in use: what was kept for it may go. */
public record MfaDropped(long userKey) {}
