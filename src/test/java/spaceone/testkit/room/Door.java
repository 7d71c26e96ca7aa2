package spaceone.testkit.room;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.text.ParseException;
import spaceone.identity.token.DeviceTrust;
import spaceone.identity.token.SignIn;
import spaceone.identity.token.SignInRequest;
import spaceone.identity.token.TokenPair;
import spaceone.identity.user.User;

/** Signs people in, as either version of the API does. */
public class Door {

    @Inject SignIn signIn;

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
