package spaceone.identity.userimport;

/** Where a job is. */
public enum ImportState {
    OPEN,
    REHEARSING,
    REHEARSED,
    RUNNING,
    FINISHED,
    CANCELED,
    FAILED;

    boolean takesChunks() {
        return this == OPEN || this == REHEARSED;
    }

    boolean isOver() {
        return this == FINISHED || this == CANCELED || this == FAILED;
    }
}
