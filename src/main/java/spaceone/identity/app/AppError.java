package spaceone.identity.app;

import spaceone.identity.ErrorCode;

/** Refusals about apps. */
public enum AppError implements ErrorCode {
    APP_EXPIRED_LIMIT("An app lives {1} days at most. (expired_at = {0})");

    private final String template;

    AppError(String template) {
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
