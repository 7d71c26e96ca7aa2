package spaceone.identity.api.v2.usergroup;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record UsersUserGroupRequest(
        @NotNull String userGroupId,
        @NotNull List<String> users,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
