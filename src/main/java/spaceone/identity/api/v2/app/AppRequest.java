package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;

public record AppRequest(@NotNull String appId, String workspaceId, String domainId) {}
