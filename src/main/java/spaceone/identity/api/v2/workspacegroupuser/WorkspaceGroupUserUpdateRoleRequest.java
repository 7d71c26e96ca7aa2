package spaceone.identity.api.v2.workspacegroupuser;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.workspacegroup.GroupMembers;

public record WorkspaceGroupUserUpdateRoleRequest(
        @NotNull String workspaceGroupId,
        @NotNull String targetUserId,
        @NotNull String roleId,
        @Nullable String domainId) {

    GroupMembers.Entry toEntry() {
        return new GroupMembers.Entry(targetUserId, roleId);
    }
}
