package spaceone.identity.token;

import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.identity.mfa.MfaError;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.user.UserError;
import spaceone.identity.verification.VerificationError;

/** How a sign-in ended, as operators count it; callers are told less. */
enum SignInResult {
    SUCCESS,
    FAILED,
    BLOCKED,
    DISABLED,
    MFA_REQUIRED,
    MFA_CODE_WRONG,
    MFA_NOT_SET_UP,
    OVERLOADED,
    UNAVAILABLE,
    /** Anything else that is the request's fault. */
    REFUSED,
    /** Ours. */
    ERROR;

    static SignInResult of(IdentityException refusal) {
        ErrorCode error = refusal.error();
        if (error instanceof TokenError token) {
            return switch (token) {
                case MFA_REQUIRED, FACTOR_NOT_COUNTED -> MFA_REQUIRED;
                case MFA_NOT_ACTIVATED_YET, MFA_NOT_ACTIVATED -> MFA_NOT_SET_UP;
                case UNPROVEN -> UNAVAILABLE;
                default -> REFUSED;
            };
        }
        if (error == MfaError.PASSKEY_NOT_ACCEPTED) {
            return MFA_CODE_WRONG;
        }
        if (error == VerificationError.INVALID_VERIFY_CODE) {
            return MFA_CODE_WRONG;
        }
        if (error == UserError.USER_STATE_DISABLED || error == TenancyError.DOMAIN_STATE) {
            return DISABLED;
        }
        return switch (error.kind()) {
            // Only a block says when to come back.
            case UNAUTHENTICATED -> refusal.retryAfter().isPresent() ? BLOCKED : FAILED;
            case TOO_MANY -> OVERLOADED;
            case UNAVAILABLE -> UNAVAILABLE;
            default -> REFUSED;
        };
    }
}
