package spaceone.identity.mfa;

import spaceone.identity.ErrorCode;

/** Refusals about the second factor that its state causes. */
public enum MfaError implements ErrorCode {
    NOT_SUPPORTED_MFA_TYPE("The type of MFA is not supported. (mfa_type = {0})"),
    MFA_ALREADY_ENABLED("MFA is already enabled. (user_id = {0})"),
    MFA_ALREADY_DISABLED("MFA is already disabled. (user_id = {0})"),
    /** Ours: what stands in for a second factor needs one. */
    MFA_NOT_IN_USE("There is no MFA in use. (user_id = {0})"),
    /** Ours: browsers would not ask for passkeys where the pages of this installation are. */
    PASSKEYS_OFF("There are no passkeys here: the pages need a name and TLS."),
    PASSKEYS_TOO_MANY("There are too many passkeys. (most = {0})"),
    PASSKEY_REFUSED("The passkey was not accepted. (reason = {0})"),
    /** At a sign-in, where the reason is for the record alone. */
    PASSKEY_NOT_ACCEPTED("The passkey was not accepted."),
    MFA_NOT_ENABLED("No MFA is being set up. (user_id = {0})");

    private final String template;

    MfaError(String template) {
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
