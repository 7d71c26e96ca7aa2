package spaceone.identity.api.v2.workspacegroupuser;

import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;

public record WorkspaceGroupUserSummaryInfo(
        String userId, String name, UserState state, AuthType authType) {}
