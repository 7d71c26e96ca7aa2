package spaceone.identity.mfa;

import spaceone.identity.user.MfaType;
import spaceone.identity.verification.VerifyCode;

/** A right code, to be used up with its effect. {@code step} only says something for OTP. */
public record ProvenFactor(VerifyCode challenge, MfaType type, long step) {

    /** The mailbox, or the id of the app's secret. */
    String target() {
        return challenge.target();
    }
}
