package spaceone.identity.token;

/** Refresh tokens have keys of their own: one kind of token can never pass for the other. */
public enum KeyPurpose {
    ACCESS,
    REFRESH
}
