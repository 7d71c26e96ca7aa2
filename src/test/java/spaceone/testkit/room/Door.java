package spaceone.testkit.room;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.text.ParseException;
import spaceone.identity.IdentityException;
import spaceone.identity.token.Authentication;
import spaceone.identity.token.DeviceTrust;
import spaceone.identity.token.FactorWish;
import spaceone.identity.token.Principal;
import spaceone.identity.token.SignIn;
import spaceone.identity.token.SignInRequest;
import spaceone.identity.token.TokenError;
import spaceone.identity.token.TokenPair;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;

/** Signs people in, as either version of the API does. */
public class Door {

    @Inject SignIn signIn;
    @Inject Authentication authentication;

    /** With the password that everybody has. */
    public TokenPair enter(User user) {
        return enter(user, Town.PASSWORD);
    }

    public TokenPair enter(User user, String password) {
        return signIn.issue(request(user, password, null, null, DeviceTrust.NONE));
    }

    public TokenPair enterWithCode(User user, String code) {
        return signIn.issue(request(user, Town.PASSWORD, code, null, DeviceTrust.NONE));
    }

    public TokenPair enter(User user, String code, DeviceTrust device) {
        return signIn.issue(request(user, Town.PASSWORD, code, null, device));
    }

    /** The token that a sign-in is answered with where a factor is to be set up first. */
    public String stopped(User user) {
        try {
            enter(user);
        } catch (IdentityException refusal) {
            if (refusal.error() == TokenError.MFA_NOT_ACTIVATED_YET) {
                return ((JsonString) refusal.details().get("access_token")).getString();
            }
            throw refusal;
        }
        throw new AssertionError("nothing was demanded");
    }

    /** Who bears it. */
    public OwnAccount.Self self(String token) {
        Principal bearer = authentication.authenticate(token);
        return new OwnAccount.Self(
                bearer.domainId(),
                bearer.subject(),
                bearer.sessionId(),
                bearer.provenAt(),
                bearer.sessionKind(),
                bearer.isRestricted());
    }

    /** With the token with which a demanded factor was just set up. */
    public TokenPair enterEnrolled(User user, String enrolment) {
        return signIn.issue(
                new SignInRequest(
                        user.domainId(),
                        SignInRequest.Method.LOCAL,
                        credentials(user.userId(), Town.PASSWORD),
                        null,
                        null,
                        null,
                        false,
                        false,
                        DeviceTrust.NONE,
                        null,
                        enrolment,
                        null));
    }

    /** By a client that knows that there may be more than one second factor. */
    public TokenPair enterWith(User user, FactorWish factor, String code) {
        return signIn.issue(
                new SignInRequest(
                        user.domainId(),
                        SignInRequest.Method.LOCAL,
                        credentials(user.userId(), Town.PASSWORD),
                        null,
                        code,
                        null,
                        false,
                        false,
                        DeviceTrust.NONE,
                        null,
                        null,
                        factor));
    }

    /** For a refresh token that changes with every use. */
    public TokenPair enterRotating(User user, int refreshes) {
        return signIn.issue(request(user, Town.PASSWORD, null, refreshes, DeviceTrust.NONE));
    }

    public static SignInRequest request(
            User user, String password, String code, Integer refreshes, DeviceTrust device) {
        return new SignInRequest(
                user.domainId(),
                SignInRequest.Method.LOCAL,
                credentials(user.userId(), password),
                null,
                code,
                refreshes,
                false,
                false,
                device);
    }

    public static JsonObject credentials(String userId, String password) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", password).build();
    }

    /** What anybody can read in a token. */
    public static JWTClaimsSet read(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalArgumentException(token, e);
        }
    }
}
