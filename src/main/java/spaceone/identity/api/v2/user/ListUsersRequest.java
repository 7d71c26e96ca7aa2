package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserRoleType;
import spaceone.identity.user.UserState;

public record ListUsersRequest(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> userId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<UserState> state,
        @AnyOf @Nullable List<String> email,
        @AnyOf @Nullable List<AuthType> authType,
        @AnyOf @Nullable List<UserRoleType> roleType,
        @Doc("Only users who have a role in this workspace.") @Nullable String workspaceId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("user_id", userId)
                .with("name", name)
                .with("state", state)
                .with("email", email)
                .with("auth_type", authType)
                .with("role_type", roleType);
    }
}
