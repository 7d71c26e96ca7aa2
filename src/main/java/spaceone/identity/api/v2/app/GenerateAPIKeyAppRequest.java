package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;

public record GenerateAPIKeyAppRequest(
        @NotNull String appId,
        String expiredAt,
        String workspaceId,
        String currentPassword,
        String domainId) {}
