package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;

public record ProjectGroupSearchQuery(
        JsonObject query,
        @OneOrMore List<String> projectGroupId,
        @OneOrMore List<String> name,
        @OneOrMore List<String> parentGroupId,
        String workspaceId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("project_group_id", projectGroupId)
                .with("name", name)
                .with("parent_group_id", parentGroupId);
    }
}
