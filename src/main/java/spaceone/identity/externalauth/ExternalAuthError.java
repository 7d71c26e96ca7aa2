package spaceone.identity.externalauth;

import spaceone.identity.ErrorCode;

/** Refusals about external sign-in. */
public enum ExternalAuthError implements ErrorCode {
    REQUIRED_FIELDS("Required fields are missing. (key = {0})"),
    TOO_MANY_DIRECTORIES("A domain has at most {0} directories besides its first one.");

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
