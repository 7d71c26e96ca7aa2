package spaceone.identity.api.v2.workspaceuser;

import spaceone.identity.user.AuthType;
import spaceone.identity.user.UserState;

public record UserSummaryInfo(String userId, String name, UserState state, AuthType authType) {}
