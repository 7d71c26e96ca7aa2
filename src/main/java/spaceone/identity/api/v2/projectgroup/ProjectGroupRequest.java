package spaceone.identity.api.v2.projectgroup;

import jakarta.validation.constraints.NotNull;

public record ProjectGroupRequest(
        @NotNull String projectGroupId, String workspaceId, String domainId) {}
