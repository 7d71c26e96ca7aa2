package spaceone.identity.password;

import spaceone.identity.ErrorCode;

/** Refusals about passwords. No text repeats a password. */
public enum PasswordError implements ErrorCode {
    INCORRECT_PASSWORD_FORMAT("The password format is incorrect. (rule = {0})"),
    PASSWORD_NOT_CHANGED("The password is not changed. (user_id = {0})"),
    PASSWORD_NOT_MATCHED("The password does not match. (user_id = {0})"),
    UNABLE_TO_RESET_PASSWORD("Unable to reset password. (user_id = {0})"),
    UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH(
            "Unable to reset password in external auth. (user_id = {0})"),
    UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL(
            "Unable to reset password without email. (user_id = {0})"),
    /** Nothing was looked at. For clients it is like any other limit. */
    TOO_MANY_PASSWORDS("Too many requests. Try again later.");

    private final String template;

    PasswordError(String template) {
        this.template = template;
    }

    @Override
    public String code() {
        return this == TOO_MANY_PASSWORDS ? "ERROR_TOO_MANY_REQUESTS" : "ERROR_" + name();
    }

    @Override
    public Kind kind() {
        return this == TOO_MANY_PASSWORDS ? Kind.TOO_MANY : Kind.INVALID;
    }

    @Override
    public String template() {
        return template;
    }
}
