package spaceone.identity.mfa;

/** Of whom a domain asks a second factor. */
public enum AskedOf {
    NOBODY,
    EVERYBODY,
    ADMINISTRATORS,
    /** Of who holds one of some roles, wherever. */
    ROLES
}
