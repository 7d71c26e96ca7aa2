package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** Without {@code force} a code is mailed; only an administrator may do without. */
public record VerifyEmailRequest(
        @NotNull String userId,
        @Nullable String email,
        @Doc("True, for administrators only: take the address as verified " + "without a code.")
                @Nullable Boolean force,
        @Nullable String domainId,
        @Nullable String currentPassword) {}
