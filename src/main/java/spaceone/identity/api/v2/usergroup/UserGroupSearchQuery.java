package spaceone.identity.api.v2.usergroup;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;

public record UserGroupSearchQuery(
        JsonObject query,
        @OneOrMore List<String> userGroupId,
        @OneOrMore List<String> name,
        String userId,
        String workspaceId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query).with("user_group_id", userGroupId).with("name", name);
    }
}
