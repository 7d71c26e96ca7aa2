package spaceone.identity.access;

/** A disabled role can no longer be given to anybody. */
public enum RoleState {
    ENABLED,
    DISABLED
}
