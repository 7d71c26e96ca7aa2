package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.NotNull;

public record ResetPasswordRequest(@NotNull String userId, @NotNull String domainId) {}
