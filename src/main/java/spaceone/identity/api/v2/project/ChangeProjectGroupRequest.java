package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;

/** Without a group the project leaves the one it is in. */
public record ChangeProjectGroupRequest(
        @NotNull String projectId, String projectGroupId, String workspaceId, String domainId) {}
