package spaceone.identity.app;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.ResourceGroup;

/** An app to be created: what it is called, what it may do, where, and until when. */
public record NewApp(
        String name,
        String roleId,
        ResourceGroup resourceGroup,
        @Nullable String workspaceId,
        @Nullable String projectId,
        @Nullable String projectGroupId,
        @Nullable String expiredAt,
        @Nullable JsonObject tags) {}
