package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record ProjectRequest(
        @NotNull String projectId, @Nullable String workspaceId, @Nullable String domainId) {}
