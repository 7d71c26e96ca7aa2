package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;

public record WorkspaceCheckRequest(@NotNull String workspaceId, String domainId) {}
