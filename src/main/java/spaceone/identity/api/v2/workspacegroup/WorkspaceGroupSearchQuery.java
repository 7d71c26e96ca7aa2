package spaceone.identity.api.v2.workspacegroup;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;

public record WorkspaceGroupSearchQuery(
        JsonObject query,
        @OneOrMore List<String> workspaceGroupId,
        @OneOrMore List<String> name,
        @OneOrMore List<String> createdBy,
        @OneOrMore List<String> updatedBy,
        String domainId) {

    public Query toQuery() {
        return Query.parse(query)
                .with("workspace_group_id", workspaceGroupId)
                .with("name", name)
                .with("created_by", createdBy)
                .with("updated_by", updatedBy);
    }
}
