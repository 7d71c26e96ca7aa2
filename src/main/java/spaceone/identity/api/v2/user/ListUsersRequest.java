package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserRoleType;
import spaceone.identity.user.UserState;

public record ListUsersRequest(
        JsonObject query,
        @AnyOf List<String> userId,
        @AnyOf List<String> name,
        @AnyOf List<UserState> state,
        @AnyOf List<String> email,
        @AnyOf List<AuthType> authType,
        @AnyOf List<UserRoleType> roleType,
        @Doc("Only users who have a role in this workspace.") String workspaceId,
        String domainId) {

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
