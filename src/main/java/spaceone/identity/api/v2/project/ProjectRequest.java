package spaceone.identity.api.v2.project;

import jakarta.validation.constraints.NotNull;

public record ProjectRequest(@NotNull String projectId, String workspaceId, String domainId) {}
