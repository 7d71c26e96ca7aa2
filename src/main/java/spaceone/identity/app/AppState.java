package spaceone.identity.app;

/** EXPIRED is never stored: it is what an app past its end reads as. */
public enum AppState {
    ENABLED,
    DISABLED,
    EXPIRED
}
