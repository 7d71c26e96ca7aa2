package spaceone.identity.api.v2.workspacegroupuser;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.FindRequest;
import spaceone.identity.query.Query;
import spaceone.identity.user.UserState;

public record WorkspaceGroupUserFindRequest(
        @NotNull String workspaceGroupId,
        @Nullable String keyword,
        @Nullable UserState state,
        @Nullable JsonObject page,
        @Nullable String domainId) {

    Query toQuery() {
        return new FindRequest(keyword, page).toQuery().with("state", state);
    }
}
