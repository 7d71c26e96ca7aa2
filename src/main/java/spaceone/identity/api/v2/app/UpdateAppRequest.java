package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record UpdateAppRequest(
        @NotNull String appId,
        @Most(40) String name,
        @TagList JsonObject tags,
        String workspaceId,
        String domainId) {}
