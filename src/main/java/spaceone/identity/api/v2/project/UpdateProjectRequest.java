package spaceone.identity.api.v2.project;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import spaceone.identity.api.wire.TagList;

public record UpdateProjectRequest(
        @NotNull String projectId,
        @Size(max = 255) String name,
        @TagList JsonObject tags,
        String workspaceId,
        String domainId) {}
