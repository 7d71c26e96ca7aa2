package spaceone.identity.api.v2.workspace;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record UpdateWorkspaceRequest(
        @NotNull String workspaceId,
        @Most(255) String name,
        @TagList JsonObject tags,
        String domainId) {}
