package spaceone.identity.api.v2.token;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.token.GrantRequest;
import spaceone.identity.token.Scope;
import spaceone.identity.token.TokenType;

public record GrantTokenRequest(
        @NotNull TokenType grantType,
        @NotNull String token,
        @NotNull Scope scope,
        String workspaceId,
        Integer timeout) {

    GrantRequest toGrant() {
        return new GrantRequest(grantType, token, scope, workspaceId, timeout);
    }
}
