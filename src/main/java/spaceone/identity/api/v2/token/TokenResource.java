package spaceone.identity.api.v2.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.NoAuth;
import spaceone.identity.token.Grants;
import spaceone.identity.token.SignIn;

/** {@code spaceone.api.identity.v2.Token} */
@Path("v2/token")
@ApplicationScoped
public class TokenResource {

    @Inject SignIn signIn;
    @Inject Grants grants;

    @POST
    @Path("issue")
    @NoAuth
    public TokenInfo issue(IssueTokenRequest request) {
        return TokenInfo.of(signIn.issue(request.toSignIn()));
    }

    @POST
    @Path("grant")
    @NoAuth
    public GrantTokenInfo grant(GrantTokenRequest request) {
        return GrantTokenInfo.of(grants.grant(request.toGrant()));
    }
}
