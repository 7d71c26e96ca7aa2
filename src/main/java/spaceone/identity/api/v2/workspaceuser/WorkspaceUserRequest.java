package spaceone.identity.api.v2.workspaceuser;

import jakarta.validation.constraints.NotNull;

public record WorkspaceUserRequest(@NotNull String userId, String workspaceId, String domainId) {}
