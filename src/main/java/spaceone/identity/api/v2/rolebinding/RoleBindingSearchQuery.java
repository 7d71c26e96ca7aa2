package spaceone.identity.api.v2.rolebinding;

import jakarta.json.JsonObject;
import spaceone.identity.access.RoleType;
import spaceone.identity.query.Query;

public record RoleBindingSearchQuery(
        JsonObject query,
        String roleBindingId,
        String userId,
        String roleId,
        RoleType roleType,
        String workspaceId,
        String workspaceGroupId,
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
