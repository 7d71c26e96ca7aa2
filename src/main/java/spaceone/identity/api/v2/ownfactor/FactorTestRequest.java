package spaceone.identity.api.v2.ownfactor;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.CountedFactor;

public record FactorTestRequest(
        @NotNull CountedFactor factorType,
        @Doc("The code of the app or the mail; needed with OTP and EMAIL.")
                @Nullable String verifyCode,
        @Doc("What the browser answered; needed with PASSKEY.") @Nullable JsonObject credential) {}
