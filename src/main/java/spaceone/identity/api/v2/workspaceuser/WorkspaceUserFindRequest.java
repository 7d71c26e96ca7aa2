package spaceone.identity.api.v2.workspaceuser;

import jakarta.json.JsonObject;
import spaceone.identity.api.FindRequest;
import spaceone.identity.query.Query;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;

public record WorkspaceUserFindRequest(
        String keyword,
        UserState state,
        AuthType authType,
        JsonObject page,
        String workspaceId,
        String domainId) {

    Query toQuery() {
        return new FindRequest(keyword, page)
                .toQuery()
                .with("state", state)
                .with("auth_type", authType);
    }
}
