package spaceone.identity.access;

import spaceone.identity.ErrorCode;

/** Refusals about roles and bindings. */
public enum AccessError implements ErrorCode {
    NOT_ALLOWED_ROLE_TYPE("The role type does not fit. (role_id = {0}, role_type = {1})");

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
