package spaceone.identity.api.v2.token;

import spaceone.identity.token.Grant;

public record GrantTokenInfo(
        String accessToken, String roleType, String roleId, String domainId, String workspaceId) {

    static GrantTokenInfo of(Grant grant) {
        return new GrantTokenInfo(
                grant.accessToken(),
                grant.roleType(),
                grant.roleId(),
                grant.domainId(),
                grant.workspaceId());
    }
}
