package spaceone.identity.externalauth;

import spaceone.identity.ErrorCode;

/** Refusals about external sign-in. */
public enum ExternalAuthError implements ErrorCode {
    REQUIRED_FIELDS("Required fields are missing. (key = {0})");

    private final String template;

    ExternalAuthError(String template) {
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
