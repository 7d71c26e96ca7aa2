package spaceone.identity.api.v2.userprofile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.Passkey;

/** A passkey as its user sees it; the key itself only its devices have. */
public record PasskeyInfo(
        String passkeyId,
        @Doc(
                        value = "What the user calls the passkey, at most 100 characters.",
                        example = "\"My phone\"")
                String name,
        @Doc("Whether it is kept on more than one device.") boolean backedUp,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    static PasskeyInfo of(Passkey passkey) {
        return new PasskeyInfo(
                passkey.passkeyId(),
                passkey.name(),
                passkey.isBackedUp(),
                passkey.createdAt(),
                passkey.usedAt().orElse(null));
    }
}
