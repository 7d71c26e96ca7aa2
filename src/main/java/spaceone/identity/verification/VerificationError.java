package spaceone.identity.verification;

import spaceone.identity.ErrorCode;

/** Refusals of codes. Why a code is not accepted is told to nobody. */
public enum VerificationError implements ErrorCode {
    INVALID_VERIFY_CODE("Verify code is invalid.");

    private final String template;

    VerificationError(String template) {
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
