package spaceone.identity.directory;

import spaceone.identity.ErrorCode;

/** Refusals about external directories. */
public enum DirectoryError implements ErrorCode {
    NOT_FOUND_USER_IN_EXTERNAL_AUTH(
            Kind.INVALID, "The external directory does not know the user. (user_id = {0})"),
    TOO_MANY_USERS_IN_EXTERNAL_AUTH(
            Kind.INVALID, "The external directory has several such users. (user_id = {0})"),
    DIRECTORY_NOT_READ(
            Kind.INVALID, "The external directory cannot be read to its end. (reason = {0})"),
    AUTHENTICATION_FAILURE_PLUGIN(
            Kind.UNAVAILABLE, "The external directory does not answer properly. (reason = {0})");

    private final Kind kind;
    private final String template;

    DirectoryError(Kind kind, String template) {
        this.kind = kind;
        this.template = template;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String template() {
        return template;
    }
}
