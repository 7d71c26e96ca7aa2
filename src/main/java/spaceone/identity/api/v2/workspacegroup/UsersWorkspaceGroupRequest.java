package spaceone.identity.api.v2.workspacegroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.workspacegroup.GroupMembers;

/** For those who join, {@link #toEntries}; for those who leave, {@link #userIds}. */
public record UsersWorkspaceGroupRequest(
        @NotNull String workspaceGroupId,
        @Doc("The people; those who join need a role.") @NotNull @Valid
                List<GroupUserRequest> users,
        @Nullable String domainId) {

    public List<GroupMembers.Entry> toEntries() {
        return users.stream().map(GroupUserRequest::toEntry).toList();
    }

    public List<String> userIds() {
        return users.stream().map(GroupUserRequest::userId).toList();
    }
}
