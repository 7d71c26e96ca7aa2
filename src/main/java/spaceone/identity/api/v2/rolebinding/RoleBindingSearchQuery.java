package spaceone.identity.api.v2.rolebinding;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record RoleBindingSearchQuery(
        JsonObject query,
        @AnyOf List<String> roleBindingId,
        @AnyOf List<String> userId,
        @AnyOf List<String> roleId,
        @AnyOf List<RoleType> roleType,
        String workspaceId,
        @AnyOf List<String> workspaceGroupId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("role_binding_id", roleBindingId)
                .with("user_id", userId)
                .with("role_id", roleId)
                .with("role_type", roleType)
                .with("workspace_group_id", workspaceGroupId);
    }
}
