package spaceone.identity.api.v1.token;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Bound;
import spaceone.identity.api.wire.Form;
import spaceone.identity.api.wire.Most;
import spaceone.identity.token.DeviceTrust;
import spaceone.identity.token.RotatingTokens;
import spaceone.identity.token.SignInRequest;

/** The user stands beside his credentials; his record says how he signs in. Without: EXTERNAL. */
public record IssueTokenRequest(
        @Doc("The name of the user; the password stands in `credentials`.") @Most(Bound.CREDENTIAL)
                @Nullable String userId,
        @NotNull @Form(longest = Bound.CREDENTIAL) JsonObject credentials,
        @Nullable UserType userType,
        @Nullable Integer timeout,
        @Most(value = RotatingTokens.MOST_REFRESHES, byRoom = true) @Nullable Integer refreshCount,
        @Nullable String verifyCode,
        @NotNull String domainId) {

    /** The owner of a domain is, since there is none any more, one of its administrators. */
    public enum UserType {
        USER,
        DOMAIN_OWNER
    }

    SignInRequest toSignIn() {
        int refreshes = refreshCount == null ? RotatingTokens.MOST_REFRESHES : refreshCount;
        if (refreshes < 0 || refreshes > RotatingTokens.MOST_REFRESHES) {
            throw AUTHENTICATE_FAILURE.with(
                    "the refresh count is above the maximum, " + RotatingTokens.MOST_REFRESHES);
        }
        boolean local = userId != null;
        JsonObject whole =
                local
                        ? Json.createObjectBuilder(credentials).add("user_id", userId).build()
                        : credentials;
        return new SignInRequest(
                domainId,
                local ? SignInRequest.Method.LOCAL : SignInRequest.Method.EXTERNAL,
                whole,
                timeout,
                verifyCode,
                refreshes,
                userType == UserType.DOMAIN_OWNER,
                local && userType != UserType.DOMAIN_OWNER,
                DeviceTrust.NONE);
    }
}
