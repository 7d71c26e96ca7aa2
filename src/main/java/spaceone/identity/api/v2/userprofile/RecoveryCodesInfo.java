package spaceone.identity.api.v2.userprofile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.mfa.RecoveryCodes;

/** How many recovery codes there are and were, since when, and when one was used last. */
public record RecoveryCodesInfo(
        int total, int remaining, @Nullable Instant createdAt, @Nullable Instant lastUsedAt) {

    static RecoveryCodesInfo of(RecoveryCodes.Standing standing) {
        return new RecoveryCodesInfo(
                standing.total(),
                standing.remaining(),
                standing.createdAt(),
                standing.lastUsedAt());
    }
}
