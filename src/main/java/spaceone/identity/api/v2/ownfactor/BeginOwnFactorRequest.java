package spaceone.identity.api.v2.ownfactor;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record BeginOwnFactorRequest(
        @NotNull String mfaType,
        @Doc("Where codes are mailed to; needed with `mfa_type` EMAIL.") @Nullable String email,
        @Nullable String currentPassword) {}
