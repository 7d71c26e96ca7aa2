package spaceone.identity.api.v2.projectgroup;

import jakarta.validation.constraints.NotNull;

/** Without a parent the group goes to the top. */
public record ChangeParentGroupRequest(
        @NotNull String projectGroupId,
        String parentGroupId,
        String workspaceId,
        String domainId) {}
