package spaceone.identity.workspacegroup;

import spaceone.identity.ErrorCode;

/** Refusals about workspace groups. */
public enum GroupError implements ErrorCode {
    WORKSPACE_EXIST_IN_WORKSPACE_GROUP(
            "The group still has workspaces. (workspace_group_id = {0})"),
    USER_EXIST_IN_WORKSPACE_GROUP("The group still has users. (workspace_group_id = {0})"),
    NOT_ALLOWED_USER_STATE("The user is disabled. (user_id = {0}, state = {1})");

    private final String template;

    GroupError(String template) {
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
