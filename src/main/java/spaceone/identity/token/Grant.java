package spaceone.identity.token;

/**
 * A granted token with the role behind it: {@code roleType} is the user's, which may differ from
 * the token's.
 */
public record Grant(
        String accessToken, String roleType, String roleId, String domainId, String workspaceId) {}
