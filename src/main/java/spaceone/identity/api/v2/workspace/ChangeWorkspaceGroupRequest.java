package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;

/** Without a group the workspace leaves the one it is in. */
public record ChangeWorkspaceGroupRequest(
        @NotNull String workspaceId, String workspaceGroupId, String domainId) {}
