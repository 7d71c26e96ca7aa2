package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import spaceone.identity.api.wire.TagList;

public record UpdateAppRequest(
        @NotNull String appId,
        @Size(max = 40) String name,
        @TagList JsonObject tags,
        String workspaceId,
        String domainId) {}
