package spaceone.identity.api.v2.usergroup;

import jakarta.validation.constraints.NotNull;

public record UserGroupRequest(@NotNull String userGroupId, String workspaceId, String domainId) {}
