package spaceone.identity.usergroup;

import spaceone.identity.ErrorCode;

/** Refusals about user groups. */
public enum UserGroupError implements ErrorCode {
    USERS_NOT_FOUND("The users have no role in the workspace. (users = {0})");

    private final String template;

    UserGroupError(String template) {
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
