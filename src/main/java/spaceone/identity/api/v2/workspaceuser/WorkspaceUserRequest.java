package spaceone.identity.api.v2.workspaceuser;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record WorkspaceUserRequest(
        @NotNull String userId, @Nullable String workspaceId, @Nullable String domainId) {}
