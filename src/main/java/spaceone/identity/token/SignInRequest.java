package spaceone.identity.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Sha256;
import spaceone.identity.Texts;
import spaceone.identity.user.Users;

/**
 * A sign-in as both API versions ask for it. {@code verifyCode} is null when none was given; {@code
 * refreshes} is how often a rotating refresh token may be used, null for one that does not rotate;
 * {@code followsRecord} when not the client but the user's record says how he signs in. {@code
 * passkey}: what one has signed in place of a code; empty to be asked for it, null from clients
 * that know of none. {@code enrolment}: the token with which a demanded factor was just set up, in
 * place of a code, or null; {@code factor}: which one the code is of, null from clients that know
 * of one alone.
 */
public record SignInRequest(
        String domainId,
        Method method,
        JsonObject credentials,
        @Nullable Integer timeout,
        @Nullable String verifyCode,
        @Nullable Integer refreshes,
        boolean administratorsOnly,
        boolean followsRecord,
        DeviceTrust device,
        @Nullable JsonObject passkey,
        @Nullable String enrolment,
        @Nullable FactorWish factor) {

    /** Of a client that knows neither of passkeys nor of what follows an enrolment. */
    public SignInRequest(
            String domainId,
            Method method,
            JsonObject credentials,
            @Nullable Integer timeout,
            @Nullable String verifyCode,
            Integer refreshes,
            boolean administratorsOnly,
            boolean followsRecord,
            DeviceTrust device) {
        this(
                domainId,
                method,
                credentials,
                timeout,
                verifyCode,
                refreshes,
                administratorsOnly,
                followsRecord,
                device,
                null,
                null,
                null);
    }

    /** A passkey alone: nobody says who they are, their device does. */
    static SignInRequest byPasskey(String domainId, JsonObject passkey, @Nullable Integer timeout) {
        return new SignInRequest(
                domainId,
                Method.PASSKEY,
                JsonValue.EMPTY_JSON_OBJECT,
                timeout,
                null,
                null,
                false,
                false,
                DeviceTrust.NONE,
                passkey,
                null,
                null);
    }

    /**
     * How the user proves who he is. MFA repeats the credentials of a first call, with the code.
     */
    public enum Method {
        LOCAL,
        EXTERNAL,
        MFA,
        PASSKEY
    }

    /**
     * What failed attempts are counted on: the user, or, where nobody is named, these credentials.
     */
    String account() {
        String userId = Texts.trimmed(credential("user_id"));
        if (method != Method.EXTERNAL || !userId.isEmpty()) {
            return Users.account(domainId, userId);
        }
        return domainId + " " + Sha256.hex(credentials.toString());
    }

    /** A text among the credentials; empty when it is missing or no text. */
    String credential(String name) {
        return credentials.get(name) instanceof JsonString text ? text.getString() : "";
    }
}
