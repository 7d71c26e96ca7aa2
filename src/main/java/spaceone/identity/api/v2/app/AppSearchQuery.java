package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.app.AppState;
import spaceone.identity.query.Query;

public record AppSearchQuery(
        JsonObject query,
        @AnyOf List<String> appId,
        @AnyOf List<String> name,
        @AnyOf List<AppState> state,
        @AnyOf List<RoleType> roleType,
        @AnyOf List<String> roleId,
        @AnyOf List<String> clientId,
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
