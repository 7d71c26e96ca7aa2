package spaceone.identity.user;

import spaceone.identity.ErrorCode;

/** Refusals of a user's id or e-mail address for its form alone. */
public enum FormatError implements ErrorCode {
    INCORRECT_USER_ID_FORMAT("The user id format is incorrect. (rule = {0})"),
    INCORRECT_EMAIL_FORMAT("The email format is incorrect. (rule = {0})");

    private final String template;

    FormatError(String template) {
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
