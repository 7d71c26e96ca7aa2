package spaceone.identity.api.v2.userprofile;

import java.time.Instant;
import java.util.List;
import spaceone.identity.mfa.RecoveryCodes;

/** The new codes, shown here and never again. */
public record NewRecoveryCodesInfo(
        List<String> recoveryCodes, int total, int remaining, Instant createdAt) {

    static NewRecoveryCodesInfo of(RecoveryCodes.Shown shown) {
        int all = shown.codes().size();
        return new NewRecoveryCodesInfo(shown.codes(), all, all, shown.createdAt());
    }
}
