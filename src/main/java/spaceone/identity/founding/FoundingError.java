package spaceone.identity.founding;

import spaceone.identity.ErrorCode;

/** Refusals about the start of an installation. */
public enum FoundingError implements ErrorCode {
    SYSTEM_ALREADY_INITIALIZED("The system is already initialized.");

    private final String template;

    FoundingError(String template) {
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
