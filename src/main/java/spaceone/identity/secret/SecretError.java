package spaceone.identity.secret;

import spaceone.identity.ErrorCode;

/** What goes wrong with stored secrets: never the caller's fault. */
public enum SecretError implements ErrorCode {
    SECRET_UNREADABLE("A stored secret cannot be read. (reason = {0})");

    private final String template;

    SecretError(String template) {
        this.template = template;
    }

    @Override
    public Kind kind() {
        return Kind.INTERNAL;
    }

    @Override
    public String template() {
        return template;
    }
}
