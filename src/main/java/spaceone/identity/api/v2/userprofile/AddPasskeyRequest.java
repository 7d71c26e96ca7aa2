package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.mfa.Passkeys;

public record AddPasskeyRequest(
        @Doc(
                        value = "What the user calls the passkey, at most 100 characters.",
                        example = "\"My phone\"")
                @NotNull
                @Most(Passkeys.LONGEST_NAME)
                String name,
        @NotNull JsonObject credential) {}
