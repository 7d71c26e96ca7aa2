package spaceone.identity.mail;

import spaceone.identity.ErrorCode;

/** Refusals about mails. */
public enum MailError implements ErrorCode {
    MAIL_IS_OVER(
            "The secret in this mail is gone, ask for a new one. (mail_id = {0}, state = {1})"),
    MAIL_NOT_RENEWABLE("Nobody waits any more for what was in this mail. (mail_id = {0})");

    private final String template;

    MailError(String template) {
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
