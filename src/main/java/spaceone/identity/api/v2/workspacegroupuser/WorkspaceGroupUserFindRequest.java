package spaceone.identity.api.v2.workspacegroupuser;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.FindRequest;
import spaceone.identity.query.Query;
import spaceone.identity.user.UserState;

public record WorkspaceGroupUserFindRequest(
        @NotNull String workspaceGroupId,
        String keyword,
        UserState state,
        JsonObject page,
        String domainId) {

    Query toQuery() {
        return new FindRequest(keyword, page).toQuery().with("state", state);
    }
}
