package spaceone.identity.api.v2.user;

import java.time.Instant;
import spaceone.identity.mfa.BypassCodes;

/** The code to be read out, shown here and never again. */
public record BypassCodeInfo(String userId, String bypassCode, Instant expiresAt) {

    static BypassCodeInfo of(BypassCodes.Given given) {
        return new BypassCodeInfo(given.userId(), given.code(), given.expiresAt());
    }
}
