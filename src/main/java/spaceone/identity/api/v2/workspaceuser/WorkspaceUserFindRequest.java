package spaceone.identity.api.v2.workspaceuser;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.FindRequest;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;

public record WorkspaceUserFindRequest(
        @Nullable String keyword,
        @Nullable UserState state,
        @Nullable AuthType authType,
        @Nullable JsonObject page,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    Query toQuery() {
        return new FindRequest(keyword, page)
                .toQuery()
                .with("state", state)
                .with("auth_type", authType);
    }
}
