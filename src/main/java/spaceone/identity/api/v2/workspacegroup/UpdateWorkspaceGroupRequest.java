package spaceone.identity.api.v2.workspacegroup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record UpdateWorkspaceGroupRequest(
        @NotNull String workspaceGroupId,
        @Most(255) @Nullable String name,
        @TagList @Nullable JsonObject tags,
        @Nullable String domainId) {}
