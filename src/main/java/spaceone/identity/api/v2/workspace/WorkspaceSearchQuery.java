package spaceone.identity.api.v2.workspace;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.WorkspaceState;

public record WorkspaceSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> workspaceId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<WorkspaceState> state,
        @AnyOf @Nullable List<String> createdBy,
        @Nullable Boolean isManaged,
        @Nullable Boolean isDormant,
        @AnyOf @Nullable List<String> workspaceGroupId,
        @Nullable String domainId) {

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
