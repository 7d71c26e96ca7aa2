package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record GenerateAPIKeyAppRequest(
        @NotNull String appId,
        @Nullable String expiredAt,
        @Nullable String workspaceId,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
