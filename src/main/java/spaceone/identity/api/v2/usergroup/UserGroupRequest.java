package spaceone.identity.api.v2.usergroup;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record UserGroupRequest(
        @NotNull String userGroupId, @Nullable String workspaceId, @Nullable String domainId) {}
