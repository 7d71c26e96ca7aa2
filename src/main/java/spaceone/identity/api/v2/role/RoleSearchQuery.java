package spaceone.identity.api.v2.role;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.RoleState;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record RoleSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> roleId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<RoleState> state,
        @AnyOf @Nullable List<RoleType> roleType,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("role_id", roleId)
                .with("name", name)
                .with("state", state)
                .with("role_type", roleType);
    }
}
