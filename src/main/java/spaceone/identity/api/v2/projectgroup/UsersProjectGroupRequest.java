package spaceone.identity.api.v2.projectgroup;

import jakarta.validation.constraints.NotNull;
import java.util.List;

public record UsersProjectGroupRequest(
        @NotNull String projectGroupId,
        @NotNull List<String> users,
        String workspaceId,
        String domainId) {}
