package spaceone.identity.user;

/**
 * DOMAIN_ADMIN exactly while the user holds a binding to the domain. Workspace roles do not show
 * here.
 */
public enum UserRoleType {
    DOMAIN_ADMIN,
    USER
}
