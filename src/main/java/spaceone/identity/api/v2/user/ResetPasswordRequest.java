package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

public record ResetPasswordRequest(@NotNull String userId, @NotNull String domainId) {}
