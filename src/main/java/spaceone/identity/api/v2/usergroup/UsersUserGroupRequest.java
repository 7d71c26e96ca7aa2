package spaceone.identity.api.v2.usergroup;

import jakarta.validation.constraints.NotNull;
import java.util.List;

public record UsersUserGroupRequest(
        @NotNull String userGroupId,
        @NotNull List<String> users,
        String workspaceId,
        String domainId) {}
