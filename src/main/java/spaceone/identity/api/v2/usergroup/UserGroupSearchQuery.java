package spaceone.identity.api.v2.usergroup;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record UserGroupSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> userGroupId,
        @AnyOf @Nullable List<String> name,
        @Doc("Only groups that this user is in.") @Nullable String userId,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query).with("user_group_id", userGroupId).with("name", name);
    }
}
