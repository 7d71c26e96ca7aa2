package spaceone.identity.api.v2.domainsetup;

/** Whether a domain has a directory. */
public enum DirectoryState {
    ENABLED,
    DISABLED
}
