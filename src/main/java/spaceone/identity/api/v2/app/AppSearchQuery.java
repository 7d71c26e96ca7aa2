package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.app.AppState;
import spaceone.identity.query.Query;

public record AppSearchQuery(
        JsonObject query,
        @OneOrMore List<String> appId,
        @OneOrMore List<String> name,
        @OneOrMore List<AppState> state,
        @OneOrMore List<RoleType> roleType,
        @OneOrMore List<String> roleId,
        @OneOrMore List<String> clientId,
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
