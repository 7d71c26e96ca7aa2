package spaceone.identity.user;

import spaceone.identity.query.Fields;

/** Who could be let into a workspace group; clients know it by a name of its own. */
public record WorkspaceGroupUserSummaryInfo(
        String userId, String name, UserState state, AuthType authType) {

    static final Fields FIELDS = UserSummaryInfo.fields(WorkspaceGroupUserSummaryInfo.class);
}
