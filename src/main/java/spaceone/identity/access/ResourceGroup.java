package spaceone.identity.access;

/** Where a binding or an app counts. */
public enum ResourceGroup {
    DOMAIN,
    WORKSPACE,
    PROJECT
}
