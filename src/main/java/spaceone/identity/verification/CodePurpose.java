package spaceone.identity.verification;

/** What a one-time code is good for. A code of one purpose never works for another. */
public enum CodePurpose {
    EMAIL_VERIFY,
    MFA_ENABLE,
    MFA_DISABLE,
    MFA_LOGIN
}
