package spaceone.identity.tenancy;

import spaceone.identity.ErrorCode;

/** Refusals about tenants. */
public enum TenancyError implements ErrorCode {
    DOMAIN_STATE("Domain is not enabled. (domain_id = {0}, state = {1})"),
    WORKSPACE_STATE("Workspace is not enabled. (workspace_id = {0}, state = {1})"),
    LOW_CONTRAST("Too little contrast to be read. (key = {0}, ratio = {1}, at least = {2})");

    private final String template;

    TenancyError(String template) {
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
