package spaceone.identity.api.v2.projectgroup;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record UsersProjectGroupRequest(
        @NotNull String projectGroupId,
        @NotNull List<String> users,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
