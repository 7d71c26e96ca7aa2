package spaceone.identity.api.v2.token;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.token.Grant;

public record GrantTokenInfo(
        String accessToken,
        @Doc(
                        value =
                                "What the token makes of its bearer: DOMAIN_ADMIN, WORKSPACE_OWNER, "
                                        + "WORKSPACE_MEMBER, USER or SYSTEM_ADMIN.",
                        example = "\"WORKSPACE_OWNER\"")
                String roleType,
        @Nullable String roleId,
        String domainId,
        @Nullable String workspaceId) {

    static GrantTokenInfo of(Grant grant) {
        return new GrantTokenInfo(
                grant.accessToken(),
                grant.roleType(),
                grant.roleId(),
                grant.place().domainId(),
                grant.place().workspaceId());
    }
}
