package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.project.ProjectType;

public record UpdateProjectTypeRequest(
        @NotNull String projectId,
        @NotNull ProjectType projectType,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
