package spaceone.identity.api.v2.role;

import jakarta.json.JsonObject;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;
import spaceone.identity.query.Query;

public record RoleSearchQuery(
        JsonObject query,
        String roleId,
        String name,
        RoleState state,
        RoleType roleType,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("role_id", roleId)
                .with("name", name)
                .with("state", state)
                .with("role_type", roleType);
    }
}
