package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.AnyOf;
import spaceone.identity.query.Query;

public record ProjectGroupSearchQuery(
        @Nullable JsonObject query,
        @AnyOf @Nullable List<String> projectGroupId,
        @AnyOf @Nullable List<String> name,
        @AnyOf @Nullable List<String> parentGroupId,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("project_group_id", projectGroupId)
                .with("name", name)
                .with("parent_group_id", parentGroupId);
    }
}
