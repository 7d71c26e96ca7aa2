package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;

public record WorkspaceDeleteRequest(@NotNull String workspaceId, Boolean force, String domainId) {}
