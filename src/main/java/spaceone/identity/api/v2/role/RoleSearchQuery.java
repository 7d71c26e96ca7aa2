package spaceone.identity.api.v2.role;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record RoleSearchQuery(
        JsonObject query,
        @AnyOf List<String> roleId,
        @AnyOf List<String> name,
        @AnyOf List<RoleState> state,
        @AnyOf List<RoleType> roleType,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("role_id", roleId)
                .with("name", name)
                .with("state", state)
                .with("role_type", roleType);
    }
}
