package spaceone.identity.api.v2.workspaceuser;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.RoleType;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;

/** {@code role_type} is that of the role in the workspace, not the user's own. */
public record WorkspaceUserSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> userId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<UserState> state,
        @AnyOf @Nullable List<String> email,
        @AnyOf @Nullable List<AuthType> authType,
        @Doc("Only users with a role of this kind in the workspace.") @Nullable RoleType roleType,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("user_id", userId)
                .with("name", name)
                .with("state", state)
                .with("email", email)
                .with("auth_type", authType);
    }
}
