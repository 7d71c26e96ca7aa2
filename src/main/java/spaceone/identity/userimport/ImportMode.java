package spaceone.identity.userimport;

/** Who is taken over: only who is not here yet, only who is here, or both. */
public enum ImportMode {
    CREATE,
    UPDATE,
    UPSERT
}
