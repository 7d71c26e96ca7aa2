package spaceone.identity.api.v2.token;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.token.GrantRequest;
import spaceone.identity.token.Scope;
import spaceone.identity.token.TokenType;

/**
 * {@code permissions} and {@code domain_id} belong to grants for system tokens, which we do not
 * offer: ignored.
 */
public record GrantTokenRequest(
        @NotNull TokenType grantType,
        @NotNull String token,
        @NotNull Scope scope,
        @Doc("The workspace; needed with the scope WORKSPACE.") @Nullable String workspaceId,
        @Nullable Integer timeout,
        @Doc("Taken and ignored: permissions are those of the role.")
                @Nullable List<String> permissions,
        @Doc("Taken and ignored: the domain is that of the token.") @Nullable String domainId) {

    GrantRequest toGrant() {
        return new GrantRequest(grantType, token, scope, workspaceId, timeout);
    }
}
