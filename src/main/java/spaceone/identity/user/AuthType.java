package spaceone.identity.user;

/**
 * Where a user proves who he is: by a password kept here, or at the domain's external directory.
 */
public enum AuthType {
    LOCAL,
    EXTERNAL
}
