package spaceone.identity.token;

import org.jspecify.annotations.Nullable;

/** A refresh token to be exchanged for an access token of a wider scope. */
public record GrantRequest(
        TokenType grantType,
        String token,
        Scope scope,
        @Nullable String workspaceId,
        @Nullable Integer timeout) {}
