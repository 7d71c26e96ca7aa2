package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import spaceone.identity.query.Query;

public record ProjectGroupSearchQuery(
        JsonObject query,
        String projectGroupId,
        String name,
        String parentGroupId,
        String workspaceId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("project_group_id", projectGroupId)
                .with("name", name)
                .with("parent_group_id", parentGroupId);
    }
}
