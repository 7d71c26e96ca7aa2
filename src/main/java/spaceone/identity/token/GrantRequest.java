package spaceone.identity.token;

/** A refresh token to be exchanged for an access token of a wider scope. */
public record GrantRequest(
        TokenType grantType, String token, Scope scope, String workspaceId, Integer timeout) {}
