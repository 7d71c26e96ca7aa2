package spaceone.identity.session;

/** What a session came from, which decides what its tokens may do. */
public enum SessionKind {
    /** A completed sign-in. */
    SIGN_IN,
    /** A link mailed for a forgotten password or an invitation: good for one new password. */
    LINK,
    /**
     * A sign-in that stopped because a second factor is demanded and not set up: good for setting
     * it up.
     */
    ENROLMENT,
    /** A link mailed about a change of what opens the account: good for undoing that change. */
    UNDO
}
