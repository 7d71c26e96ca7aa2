package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record RemoveUserPasskeyRequest(
        @NotNull String userId,
        @NotNull String passkeyId,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
