package spaceone.identity.mail;

import java.util.Locale;

/** The messages there are (docs/contract/people.md), each with a template of its name. */
public enum MailKind {
    RESET_LINK(Inside.LINK),
    INVITATION_LINK(Inside.LINK),
    RESET_PASSWORD(Inside.PASSWORD),
    INVITATION_PASSWORD(Inside.PASSWORD),
    SSO_INVITATION(Inside.NOTHING),
    EMAIL_CODE(Inside.CODE),
    MFA_CODE(Inside.CODE),
    SIGN_IN_CODE(Inside.CODE),
    PASSWORD_CHANGED(Inside.NOTHING),
    EMAIL_CHANGED(Inside.NOTHING),
    MFA_CHANGED(Inside.NOTHING),
    EMAIL_CHANGED_UNDO(Inside.UNDO),
    MFA_CHANGED_UNDO(Inside.UNDO),
    BYPASS_CODE(Inside.NOTHING),
    RECOVERY_CODES(Inside.NOTHING),
    RECOVERY_CODES_UNDO(Inside.UNDO),
    PASSKEY_CHANGED(Inside.NOTHING),
    PASSKEY_CHANGED_UNDO(Inside.UNDO),
    FACTOR_CHANGED(Inside.NOTHING),
    FACTOR_CHANGED_UNDO(Inside.UNDO),
    FACTOR_REMINDER(Inside.NOTHING),
    NEW_DEVICE(Inside.NOTHING),
    NEW_DEVICE_UNDO(Inside.UNDO),
    SECOND_FACTOR_GUESSED(Inside.NOTHING),
    APP_EXPIRES(Inside.NOTHING),
    SSO_HINT(Inside.NOTHING),
    TEST(Inside.NOTHING);

    /** The secret that a mail carries. */
    enum Inside {
        LINK,
        CODE,
        PASSWORD,
        UNDO,
        NOTHING
    }

    private final Inside inside;

    MailKind(Inside inside) {
        this.inside = inside;
    }

    Inside inside() {
        return inside;
    }

    /** Whether it is good only for whoever has the address it was mailed to. */
    boolean isBoundToAddress() {
        return inside == Inside.LINK || inside == Inside.PASSWORD || this == EMAIL_CODE;
    }

    boolean hasSecret() {
        return inside != Inside.NOTHING;
    }

    /** The name of its template, and the first part of the names of its words. */
    String template() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its subject among the words. */
    String subject() {
        return template() + ".subject";
    }

    /** The name of what it says first. */
    String lead() {
        return (this == NEW_DEVICE_UNDO ? NEW_DEVICE : this).template() + ".lead";
    }
}
