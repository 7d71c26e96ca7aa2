package spaceone.identity.api.v2.token;

/** How {@code issue} is told who signs in; a passkey alone has a method of its own. */
public enum SignInMethod {
    LOCAL,
    EXTERNAL,
    MFA
}
