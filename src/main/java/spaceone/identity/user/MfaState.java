package spaceone.identity.user;

/** Whether a second factor is asked for at sign-in. */
public enum MfaState {
    ENABLED,
    DISABLED
}
