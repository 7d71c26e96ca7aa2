package spaceone.identity.api.v2.rolebinding;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record RoleBindingSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> roleBindingId,
        @AnyOf @Nullable List<String> userId,
        @AnyOf @Nullable List<String> roleId,
        @AnyOf @Nullable List<RoleType> roleType,
        @Nullable String workspaceId,
        @AnyOf @Nullable List<String> workspaceGroupId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("role_binding_id", roleBindingId)
                .with("user_id", userId)
                .with("role_id", roleId)
                .with("role_type", roleType)
                .with("workspace_group_id", workspaceGroupId);
    }
}
