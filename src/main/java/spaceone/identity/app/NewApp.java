package spaceone.identity.app;

import jakarta.json.JsonObject;
import spaceone.identity.access.ResourceGroup;

/** An app to be created: what it is called, what it may do, where, and until when. */
public record NewApp(
        String name,
        String roleId,
        ResourceGroup resourceGroup,
        String workspaceId,
        String projectId,
        String projectGroupId,
        String expiredAt,
        JsonObject tags) {}
