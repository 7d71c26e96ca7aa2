package spaceone.identity.mfa;

/** What a challenge is for: what was signed for one purpose is good for no other. */
public enum PasskeyPurpose {
    ADD,
    SECOND_FACTOR,
    /** For nothing: whether it works. */
    TRY,
    /** Alone: nobody has said who they are. */
    SIGN_IN
}
