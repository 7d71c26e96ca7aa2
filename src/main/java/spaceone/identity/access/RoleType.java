package spaceone.identity.access;

/** What kind of power a role gives, and where. */
public enum RoleType {
    DOMAIN_ADMIN,
    WORKSPACE_OWNER,
    WORKSPACE_MEMBER
}
