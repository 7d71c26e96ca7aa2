package spaceone.identity.directory;

import java.io.IOException;

/**
 * The directory has looked at what somebody showed and does not let them in, for another reason
 * than that it is wrong. The reason is for the record: the caller learns nothing, and it is no
 * guess that would count towards a lock-out.
 */
final class SignInRefused extends IOException {

    enum Reason {
        DISABLED_THERE,
        PASSWORD_EXPIRED,
        MUST_CHANGE_PASSWORD,
        ACCOUNT_EXPIRED,
        LOCKED_THERE,
        NOT_AT_THIS_TIME,
        NOT_FROM_HERE,
        NO_PASSWORD_THERE,
        SEVERAL_ENTRIES,
        ELSEWHERE,
        DENIED_THERE
    }

    private final Reason reason;

    SignInRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
