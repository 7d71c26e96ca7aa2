package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import spaceone.identity.access.RoleType;
import spaceone.identity.app.AppState;
import spaceone.identity.query.Query;

public record AppSearchQuery(
        JsonObject query,
        String appId,
        String name,
        AppState state,
        RoleType roleType,
        String roleId,
        String clientId,
        String workspaceId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("app_id", appId)
                .with("name", name)
                .with("state", state)
                .with("role_type", roleType)
                .with("role_id", roleId)
                .with("client_id", clientId);
    }
}
