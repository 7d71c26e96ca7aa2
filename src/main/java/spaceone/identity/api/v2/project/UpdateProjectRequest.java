package spaceone.identity.api.v2.project;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record UpdateProjectRequest(
        @NotNull String projectId,
        @Most(255) String name,
        @TagList JsonObject tags,
        String workspaceId,
        String domainId) {}
