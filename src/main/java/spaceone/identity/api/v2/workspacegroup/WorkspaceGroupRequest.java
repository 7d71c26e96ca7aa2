package spaceone.identity.api.v2.workspacegroup;

import jakarta.validation.constraints.NotNull;

public record WorkspaceGroupRequest(@NotNull String workspaceGroupId, String domainId) {}
