package spaceone.identity.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/**
 * A sign-in as both API versions ask for it. {@code verifyCode} is null when none was given; {@code
 * refreshes} is how often a rotating refresh token may be used, null for one that does not rotate.
 */
public record SignInRequest(
        String domainId,
        Method method,
        JsonObject credentials,
        Integer timeout,
        String verifyCode,
        Integer refreshes,
        boolean administratorsOnly) {

    /**
     * How the user proves who he is. MFA repeats the credentials of a first call, with the code.
     */
    public enum Method {
        LOCAL,
        EXTERNAL,
        MFA
    }

    /** A text among the credentials; empty when it is missing or no text. */
    String credential(String name) {
        return credentials.get(name) instanceof JsonString text ? text.getString() : "";
    }
}
