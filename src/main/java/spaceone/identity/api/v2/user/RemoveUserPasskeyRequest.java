package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

public record RemoveUserPasskeyRequest(
        @NotNull String userId,
        @NotNull String passkeyId,
        String currentPassword,
        String domainId) {}
