package spaceone.identity.api.v2.workspacegroup;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record WorkspaceGroupSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> workspaceGroupId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<String> createdBy,
        @AnyOf @Nullable List<String> updatedBy,
        @Nullable String domainId) {

    public Query toQuery() {
        return Query.parse(query)
                .with("workspace_group_id", workspaceGroupId)
                .with("name", name)
                .with("created_by", createdBy)
                .with("updated_by", updatedBy);
    }
}
