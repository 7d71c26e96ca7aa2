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
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.token.RotatingTokens;
import spaceone.identity.token.SignIn;

/** {@code spaceone.api.identity.v1.Token} */
@Path("v1/token")
@ApplicationScoped
public class TokenResource {

    @Inject SignIn signIn;
    @Inject RotatingTokens rotatingTokens;

    @POST
    @Path("issue")
    @Doc(
            value =
                    "Signs a user in and issues a pair of tokens. The record of the user says "
                            + "whether their password is held against the one kept here or asked of the "
                            + "domain's directory. A token for the own profile alone is issued while a "
                            + "required action is open. Where a second factor is on, a call without "
                            + "`verify_code` is refused with ERROR_MFA_REQUIRED and mails SIGN_IN_CODE if "
                            + "the factor is EMAIL.",
            with = "user_id")
    @NoAuth
    public TokenInfo issue(IssueTokenRequest request) {
        return TokenInfo.of(signIn.issue(request.toSignIn()));
    }

    /** The refresh token comes as the bearer token. */
    @POST
    @Path("refresh")
    @Doc(
            "Exchanges a refresh token for a new pair. The refresh token stands in the "
                    + "`Authorization` header as bearer token; it is used up, and using it again "
                    + "ends its session.")
    @NoAuth
    public TokenInfo refresh(
            Empty request, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        return TokenInfo.of(rotatingTokens.refresh(Bearer.token(authorization)));
    }
}
