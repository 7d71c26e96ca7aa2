package spaceone.identity.api.v2.workspacegroup;

import jakarta.json.JsonObject;
import spaceone.identity.query.Query;

public record WorkspaceGroupSearchQuery(
        JsonObject query,
        String workspaceGroupId,
        String name,
        String createdBy,
        String updatedBy,
        String domainId) {

    public Query toQuery() {
        return Query.parse(query)
                .with("workspace_group_id", workspaceGroupId)
                .with("name", name)
                .with("created_by", createdBy)
                .with("updated_by", updatedBy);
    }
}
