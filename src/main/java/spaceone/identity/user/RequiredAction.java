package spaceone.identity.user;

/**
 * What a user must do before he gets more than a token for his own profile. The order is the API's
 * numbering.
 */
public enum RequiredAction {
    UPDATE_PASSWORD,
    ENFORCE_MFA
}
