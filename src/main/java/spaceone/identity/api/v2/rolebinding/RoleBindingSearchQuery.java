package spaceone.identity.api.v2.rolebinding;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;

public record RoleBindingSearchQuery(
        JsonObject query,
        @OneOrMore List<String> roleBindingId,
        @OneOrMore List<String> userId,
        @OneOrMore List<String> roleId,
        @OneOrMore List<RoleType> roleType,
        String workspaceId,
        @OneOrMore List<String> workspaceGroupId,
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
