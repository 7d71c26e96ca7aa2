package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** Without {@code force} a code is asked for; only an administrator may do without. */
public record DisableMFARequest(
        @NotNull String userId,
        @Doc("True, for administrators only: remove it at once without a code.")
                @Nullable Boolean force,
        @Nullable String domainId,
        @Nullable String currentPassword) {}
