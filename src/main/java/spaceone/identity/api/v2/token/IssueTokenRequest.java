package spaceone.identity.api.v2.token;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Bound;
import spaceone.identity.api.wire.Form;
import spaceone.identity.token.DeviceTrust;
import spaceone.identity.token.FactorWish;
import spaceone.identity.token.SignInRequest;

/**
 * The type may be left out: with a password it is LOCAL, without EXTERNAL. Ours: {@code
 * trust_device}, and {@code device_token}, which a trusted device sends in place of a code, and
 * {@code passkey}, what a passkey has signed in place of one, and {@code enrolment_token}, with
 * which a demanded factor was just set up, and {@code second_factor}, where there is more than one.
 */
public record IssueTokenRequest(
        @NotNull @Form(longest = Bound.CREDENTIAL) JsonObject credentials,
        @Nullable SignInMethod authType,
        @Nullable Integer timeout,
        @Nullable String verifyCode,
        @Doc("Id of the domain; `domain.getAuthInfo` finds it by its name.") @NotNull
                String domainId,
        DeviceTrust.@Nullable Wish trustDevice,
        @Nullable String deviceToken,
        @Nullable JsonObject passkey,
        @Nullable String enrolmentToken,
        @Nullable FactorWish secondFactor) {

    /** {@code cookie}: what a browser sends by itself, or null. */
    SignInRequest toSignIn(String cookie) {
        SignInMethod method = authType;
        if (method == null) {
            method =
                    credentials.containsKey("password")
                            ? SignInMethod.LOCAL
                            : SignInMethod.EXTERNAL;
        }
        return new SignInRequest(
                domainId,
                SignInRequest.Method.valueOf(method.name()),
                credentials,
                timeout,
                verifyCode,
                null,
                false,
                false,
                new DeviceTrust(deviceToken == null ? cookie : deviceToken, trustDevice),
                passkey,
                enrolmentToken,
                secondFactor);
    }
}
