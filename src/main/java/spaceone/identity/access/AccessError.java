package spaceone.identity.access;

import spaceone.identity.ErrorCode;

/** Refusals about roles and bindings. */
public enum AccessError implements ErrorCode {
    NOT_ALLOWED_ROLE_TYPE("The role type does not fit. (role_id = {0}, role_type = {1})"),
    /** Whatever uses it; the name is older than the other uses. */
    ROLE_IN_USED_AT_ROLE_BINDING("The role is in use. (role_id = {0}, by = {1})"),
    DUPLICATED_ROLE_BINDING("The user administers the domain already. (user_id = {0})"),
    DUPLICATED_WORKSPACE_ROLE_BINDING(
            "The user has a role in the workspace already. (user_id = {0}, workspace_id = {1})"),
    NOT_ALLOWED_TO_UPDATE_OR_DELETE_ROLE_BY_SELF(
            "Nobody changes his own role. (role_binding_id = {0})"),
    NOT_ALLOWED_TO_UPDATE_ROLE_ASSIGNED_BY_WORKSPACE_GROUP(
            "A workspace group gave the role; change it there. (role_binding_id = {0},"
                    + " workspace_group_id = {1})"),
    NOT_ALLOWED_TO_DELETE_ROLE_BINDING(
            "A workspace group gave the role; take it away there. (role_binding_id = {0},"
                    + " workspace_group_id = {1})"),
    LAST_WORKSPACE_OWNER_CANNOT_DELETE("The last owner of a workspace stays. (workspace_id = {0})");

    private final String template;

    AccessError(String template) {
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
