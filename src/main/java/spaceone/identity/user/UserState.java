package spaceone.identity.user;

/** PENDING until the first completed sign-in; DISABLED users have no valid token. */
public enum UserState {
    ENABLED,
    DISABLED,
    PENDING
}
