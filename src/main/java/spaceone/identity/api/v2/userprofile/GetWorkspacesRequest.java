package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Query;

public record GetWorkspacesRequest(@Nullable String workspaceGroupId, @Nullable JsonObject query) {

    Query toQuery() {
        return Query.parse(query);
    }
}
