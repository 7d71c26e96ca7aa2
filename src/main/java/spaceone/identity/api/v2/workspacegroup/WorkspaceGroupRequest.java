package spaceone.identity.api.v2.workspacegroup;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record WorkspaceGroupRequest(@NotNull String workspaceGroupId, @Nullable String domainId) {}
