package spaceone.identity.api.v2.workspacegroup;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.workspacegroup.GroupMembers;

public record WorkspaceGroupUpdateRoleRequest(
        @NotNull String workspaceGroupId,
        @NotNull String userId,
        @NotNull String roleId,
        @Nullable String domainId) {

    GroupMembers.Entry toEntry() {
        return new GroupMembers.Entry(userId, roleId);
    }
}
