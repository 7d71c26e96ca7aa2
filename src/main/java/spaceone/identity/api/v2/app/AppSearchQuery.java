package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.app.AppState;
import spaceone.identity.query.Query;

public record AppSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> appId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<AppState> state,
        @AnyOf @Nullable List<RoleType> roleType,
        @AnyOf @Nullable List<String> roleId,
        @AnyOf @Nullable List<String> clientId,
        @Nullable String workspaceId,
        @Nullable String domainId) {

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
