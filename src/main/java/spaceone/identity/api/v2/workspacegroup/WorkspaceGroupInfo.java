package spaceone.identity.api.v2.workspacegroup;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.workspacegroup.GroupUser;
import spaceone.identity.workspacegroup.WorkspaceGroup;

public record WorkspaceGroupInfo(
        String workspaceGroupId,
        String name,
        long workspaceCount,
        @Doc("The people of the group, with their roles.") List<User> users,
        JsonObject tags,
        String createdBy,
        String updatedBy,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    /** {@code UserWorkspaceGroup} of the API. */
    public record User(
            String userId,
            String roleId,
            String roleType,
            String userName,
            @Doc("State of the user: ENABLED, DISABLED or PENDING.") String state) {

        static User of(GroupUser user) {
            return new User(
                    user.userId(), user.roleId(), user.roleType(), user.userName(), user.state());
        }
    }

    public static WorkspaceGroupInfo of(WorkspaceGroup group) {
        return new WorkspaceGroupInfo(
                group.workspaceGroupId(),
                group.name(),
                group.workspaceCount(),
                group.users().stream().map(User::of).toList(),
                group.tags(),
                group.createdBy(),
                group.updatedBy(),
                group.domainId(),
                group.createdAt(),
                group.updatedAt());
    }
}
