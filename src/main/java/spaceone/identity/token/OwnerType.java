package spaceone.identity.token;

/** The {@code own} of a token: what kind of principal bears it. */
public enum OwnerType {
    USER,
    APP,
    SYSTEM
}
