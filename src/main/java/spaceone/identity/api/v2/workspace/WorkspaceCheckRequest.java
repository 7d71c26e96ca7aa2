package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record WorkspaceCheckRequest(@NotNull String workspaceId, @Nullable String domainId) {}
