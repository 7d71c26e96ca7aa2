package spaceone.identity.domainsetup;

import spaceone.identity.ErrorCode;

/** Refusals about set-ups. */
public enum SetupError implements ErrorCode {
    SETUP_REFUSED("The set-up is refused, and nothing was changed. (problems = {0})");

    private final String template;

    SetupError(String template) {
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
