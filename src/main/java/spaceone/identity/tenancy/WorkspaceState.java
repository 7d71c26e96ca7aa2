package spaceone.identity.tenancy;

/** Nobody works in a disabled workspace; a deleted one's row stays, seen by nobody. */
public enum WorkspaceState {
    ENABLED,
    DISABLED,
    DELETED
}
