package spaceone.identity.tenancy;

/** A deleted domain's row stays, seen by nobody, until it is purged. */
public enum DomainState {
    ENABLED,
    DISABLED,
    DELETED
}
