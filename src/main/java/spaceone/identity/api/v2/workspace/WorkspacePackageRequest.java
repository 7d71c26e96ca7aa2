package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record WorkspacePackageRequest(
        @NotNull String workspaceId, @NotNull String packageId, @Nullable String domainId) {}
