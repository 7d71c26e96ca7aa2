package spaceone.identity.api.v2.ownfactor;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.PendingMfa;
import spaceone.identity.user.MfaType;

/** What is being set up; what is in use stays in use. */
public record PendingFactorInfo(
        MfaType mfaType,
        @Doc("Where the code was mailed to. Absent for an app.") @Nullable String email,
        @Nullable String otpQrcodeUri) {

    static PendingFactorInfo of(PendingMfa pending) {
        return new PendingFactorInfo(pending.type(), pending.email(), pending.otpUri());
    }
}
