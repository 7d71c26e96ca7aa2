package spaceone.identity.token;

import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;

/** Refusals of sign-in and grant that are not a plain authentication failure. */
public enum TokenError implements ErrorCode {
    INVALID_GRANT_TYPE("Grant type is invalid. (grant_type = {0})"),
    UPDATE_PASSWORD_REQUIRED("The password must be changed first. (user_id = {0})"),
    /** With a blank at its beginning: a page of the Cloudforet console looks for just this. */
    MFA_REQUIRED(" MFA is required. (user_id = {0}), (mfa_type = {1})"),
    MFA_NOT_ACTIVATED(
            "MFA is not activated. (user_id = {0}), (mfa_type = {1}), (mfa_state = DISABLED)"),
    /** At sign-in: a client takes the token for setting MFA up out of the text. */
    MFA_NOT_ACTIVATED_YET(
            "MFA is not activated. (user_id = {0}), (mfa_type = {1}), (mfa_state = DISABLED)") {
        @Override
        public String code() {
            return MFA_NOT_ACTIVATED.code();
        }
    },
    /**
     * Ours: what was shown is right, and the domain counts other kinds, of which the user has one.
     */
    FACTOR_NOT_COUNTED("The domain asks for another factor. (kinds = {0})"),
    /** Nobody could tell. The caller must not learn that, or who signs in elsewhere is known. */
    UNPROVEN("Authenticate failure. (message = {0})") {
        @Override
        public String code() {
            return CommonError.AUTHENTICATE_FAILURE.code();
        }

        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }
    };

    private final String template;

    TokenError(String template) {
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
