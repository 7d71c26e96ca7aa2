package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record UpdateProjectGroupRequest(
        @NotNull String projectGroupId,
        @Most(255) @Nullable String name,
        @TagList @Nullable JsonObject tags,
        @Nullable String workspaceId,
        @Nullable String domainId) {}
