package spaceone.identity.api.v2.workspace;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.wire.OneOrMore;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.WorkspaceState;

public record WorkspaceSearchQuery(
        JsonObject query,
        @OneOrMore List<String> workspaceId,
        @OneOrMore List<String> name,
        @OneOrMore List<WorkspaceState> state,
        @OneOrMore List<String> createdBy,
        Boolean isManaged,
        Boolean isDormant,
        @OneOrMore List<String> workspaceGroupId,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("workspace_id", workspaceId)
                .with("name", name)
                .with("state", state)
                .with("created_by", createdBy)
                .with("is_managed", isManaged)
                .with("is_dormant", isDormant)
                .with("workspace_group_id", workspaceGroupId);
    }
}
