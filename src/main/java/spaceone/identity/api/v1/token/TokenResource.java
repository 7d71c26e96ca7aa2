package spaceone.identity.api.v1.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import spaceone.identity.api.Bearer;
import spaceone.identity.api.Empty;
import spaceone.identity.api.NoAuth;
import spaceone.identity.token.SignIn;
import spaceone.identity.token.TokenRefresh;

/** {@code spaceone.api.identity.v1.Token} */
@Path("v1/token")
@ApplicationScoped
public class TokenResource {

    @Inject SignIn signIn;
    @Inject TokenRefresh tokenRefresh;

    @POST
    @Path("issue")
    @NoAuth
    public TokenInfo issue(IssueTokenRequest request) {
        return TokenInfo.of(signIn.issue(request.toSignIn()));
    }

    /** The refresh token comes as the bearer token. */
    @POST
    @Path("refresh")
    @NoAuth
    public TokenInfo refresh(
            Empty request, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return TokenInfo.of(tokenRefresh.refresh(Bearer.token(authorization)));
    }
}
