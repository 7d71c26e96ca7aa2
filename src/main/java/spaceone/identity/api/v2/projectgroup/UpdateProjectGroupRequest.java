package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record UpdateProjectGroupRequest(
        @NotNull String projectGroupId,
        @Most(255) String name,
        @TagList JsonObject tags,
        String workspaceId,
        String domainId) {}
