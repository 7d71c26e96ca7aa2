package spaceone.identity.api.v2.usergroup;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record UserGroupSearchQuery(
        JsonObject query,
        @AnyOf List<String> userGroupId,
        @AnyOf List<String> name,
        @Doc("Only groups that this user is in.") String userId,
        String workspaceId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query).with("user_group_id", userGroupId).with("name", name);
    }
}
