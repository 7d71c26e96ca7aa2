package spaceone.identity.api.v2.workspacegroup;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.workspacegroup.GroupMembers;

/** A user in a request, with the role he is to have; without one where he is to leave. */
public record GroupUserRequest(@NotNull String userId, @Nullable String roleId) {

    GroupMembers.Entry toEntry() {
        if (roleId == null) {
            throw REQUIRED_PARAMETER.with("users, role_id");
        }
        return new GroupMembers.Entry(userId, roleId);
    }
}
