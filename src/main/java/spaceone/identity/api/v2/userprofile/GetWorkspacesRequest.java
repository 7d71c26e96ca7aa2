package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import spaceone.identity.query.Query;

public record GetWorkspacesRequest(String workspaceGroupId, JsonObject query) {

    Query toQuery() {
        return Query.parse(query);
    }
}
