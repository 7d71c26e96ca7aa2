package spaceone.identity.api.v2.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.userprofile.PasskeyOptionsInfo;
import spaceone.identity.mfa.TrustedDevices;
import spaceone.identity.token.DeviceTrust;
import spaceone.identity.token.Grants;
import spaceone.identity.token.PasskeyStep;
import spaceone.identity.token.SignIn;
import spaceone.identity.token.TokenPair;

/** {@code spaceone.api.identity.v2.Token} */
@Path("v2/token")
@ApplicationScoped
public class TokenResource {

    /** Browsers keep what is so named to this host, and to encrypted connections. */
    private static final String DEVICE = "__Host-identity-device";

    @Inject SignIn signIn;
    @Inject PasskeyStep passkeyStep;
    @Inject Grants grants;
    @Inject TrustedDevices trustedDevices;

    @POST
    @Path("issue")
    @Doc(
            value =
                    "Signs a user in and issues a pair of tokens. While a required action is open "
                            + "they are good for the own profile alone. Where a second factor is on, a call "
                            + "without `verify_code` is refused with ERROR_MFA_REQUIRED, and mails "
                            + "SIGN_IN_CODE if the factor is EMAIL; repeat it with the code. Too many "
                            + "failures refuse the account for a while; wrong codes are told with "
                            + "SECOND_FACTOR_GUESSED. Ours: `trust_device` and `device_token` spare a "
                            + "device the second factor for a while; `passkey` as an empty object has "
                            + "ERROR_MFA_REQUIRED say in `passkey_options` what a passkey may sign in "
                            + "place of a code, if the user has one, and with what it signed is that; `enrolment_token`, "
                            + "with which a demanded factor was set up in the last five minutes, stands "
                            + "for that factor once.",
            with = "auth_type timeout")
    @NoAuth
    public TokenInfo issue(
            IssueTokenRequest request,
            @CookieParam(DEVICE) String device,
            @Context HttpServletResponse response) {
        TokenPair pair = signIn.issue(request.toSignIn(device));
        boolean byCookie = request.trustDevice() == DeviceTrust.Wish.COOKIE;
        if (byCookie && pair.deviceSecret() != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    DEVICE
                            + "="
                            + pair.deviceSecret()
                            + "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age="
                            + trustedDevices.life(request.domainId()).toSeconds());
        }
        return TokenInfo.of(pair, !byCookie);
    }

    /** Our own: the first step of a sign-in by a passkey alone. */
    @POST
    @Path("begin-passkey")
    @Doc(
            "Begins a sign-in by a passkey alone, without a user id or password. Answers what it "
                    + "is to sign (`PublicKeyCredentialRequestOptionsJSON`), good once, for five minutes.")
    @NoAuth
    public PasskeyOptionsInfo beginPasskey(BeginPasskeySignInRequest request) {
        return new PasskeyOptionsInfo(passkeyStep.ask(request.domainId()));
    }

    /** Our own: the second step. */
    @POST
    @Path("issue-by-passkey")
    @Doc(
            value =
                    "Signs in with what a passkey has signed (`AuthenticationResponseJSON`). Issues "
                            + "a pair of tokens as `issue` does. Its device has made sure of who "
                            + "holds it, so it stands for password and second factor. Every failure is "
                            + "ERROR_AUTHENTICATE_FAILURE.",
            with = "timeout")
    @NoAuth
    public TokenInfo issueByPasskey(IssueByPasskeyRequest request) {
        return TokenInfo.of(
                signIn.issueByPasskey(request.domainId(), request.passkey(), request.timeout()),
                false);
    }

    @POST
    @Path("grant")
    @Doc(
            value =
                    "Exchanges a refresh token for an access token of a scope. The scope says "
                            + "where it is good: the domain, one workspace, or the own profile. The "
                            + "permissions are those of the user's role there.",
            with = "workspace_id")
    @NoAuth
    public GrantTokenInfo grant(GrantTokenRequest request) {
        return GrantTokenInfo.of(grants.grant(request.toGrant()));
    }
}
