package spaceone.identity.domainsetup;

/** What became of a thing. */
public enum SetupOutcome {
    CREATED,
    CHANGED,
    UNCHANGED,
    REMOVED,
    /** It is here, the document does not name it, and it stays. */
    LEFT
}
