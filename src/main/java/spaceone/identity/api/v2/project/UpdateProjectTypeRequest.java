package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.project.ProjectType;

public record UpdateProjectTypeRequest(
        @NotNull String projectId,
        @NotNull ProjectType projectType,
        String workspaceId,
        String domainId) {}
