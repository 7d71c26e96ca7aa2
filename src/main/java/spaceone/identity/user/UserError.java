package spaceone.identity.user;

import spaceone.identity.ErrorCode;

/** Refusals about users. */
public enum UserError implements ErrorCode {
    USER_STATE_DISABLED("User is disabled. (user_id = {0})"),
    LAST_ADMIN_CANNOT_DISABLED_DELETED(
            "The last administrator of a domain cannot be disabled or deleted. (user_id = {0})"),
    NOT_ALLOWED_ACTIONS("The action is not for this kind of user. (user_id = {0}, action = {1})"),
    EXTERNAL_USER_NOT_ALLOWED_API_USER("An external user cannot be an API user. (user_id = {0})"),
    LAST_DOMAIN_ADMIN_CANNOT_DELETE(
            "The last administrator of a domain stays one. (user_id = {0})"),
    NOT_ALLOWED_EXTERNAL_AUTHENTICATION(
            "The domain has no external authentication. (domain_id = {0})"),
    /** Ours. */
    NO_INVITATION("There is no invitation that the user has not made use of. (user_id = {0})"),
    VERIFICATION_UNAVAILABLE("The user's e-mail address is not verified. (user_id = {0})");

    private final String template;

    UserError(String template) {
        this.template = template;
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String template() {
        return template;
    }
}
