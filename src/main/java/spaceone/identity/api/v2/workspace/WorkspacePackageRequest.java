package spaceone.identity.api.v2.workspace;

import jakarta.validation.constraints.NotNull;

public record WorkspacePackageRequest(
        @NotNull String workspaceId, @NotNull String packageId, String domainId) {}
