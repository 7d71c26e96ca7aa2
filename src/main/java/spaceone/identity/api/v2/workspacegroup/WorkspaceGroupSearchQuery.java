package spaceone.identity.api.v2.workspacegroup;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record WorkspaceGroupSearchQuery(
        JsonObject query,
        @AnyOf List<String> workspaceGroupId,
        @AnyOf List<String> name,
        @AnyOf List<String> createdBy,
        @AnyOf List<String> updatedBy,
        String domainId) {

    public Query toQuery() {
        return Query.parse(query)
                .with("workspace_group_id", workspaceGroupId)
                .with("name", name)
                .with("created_by", createdBy)
                .with("updated_by", updatedBy);
    }
}
