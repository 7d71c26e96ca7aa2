package spaceone.identity.token;

/**
 * The {@code rol} of a token: the power its bearer has in the call. INTERNAL is held by nobody but
 * system tokens.
 */
public enum CallerRole {
    SYSTEM_ADMIN,
    DOMAIN_ADMIN,
    WORKSPACE_OWNER,
    WORKSPACE_MEMBER,
    USER,
    INTERNAL
}
