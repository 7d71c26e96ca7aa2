package spaceone.identity.api.v2.role;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;

public record RoleSearchQuery(
        JsonObject query,
        @OneOrMore List<String> roleId,
        @OneOrMore List<String> name,
        @OneOrMore List<RoleState> state,
        @OneOrMore List<RoleType> roleType,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("role_id", roleId)
                .with("name", name)
                .with("state", state)
                .with("role_type", roleType);
    }
}
