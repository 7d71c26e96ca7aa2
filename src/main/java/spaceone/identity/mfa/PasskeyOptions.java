package spaceone.identity.mfa;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;
import spaceone.identity.Json;
import spaceone.identity.user.User;

/**
 * What a page hands on to the browser, in the words of WebAuthn ({@code
 * parseCreationOptionsFromJSON} and {@code parseRequestOptionsFromJSON} read it).
 */
final class PasskeyOptions {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private PasskeyOptions() {}

    static JsonObject toAdd(
            RelyingParty party,
            String siteName,
            User user,
            byte[] handle,
            byte[] challenge,
            List<Passkey> known,
            boolean asksForModel) {
        JsonArrayBuilder algorithms = Json.createArrayBuilder();
        WebAuthn.ALGORITHMS.forEach(
                number ->
                        algorithms.add(
                                Json.createObjectBuilder()
                                        .add("type", "public-key")
                                        .add("alg", number)));
        String shown = user.name() == null || user.name().isBlank() ? user.userId() : user.name();
        return Json.createObjectBuilder()
                .add("rp", Json.createObjectBuilder().add("id", party.id()).add("name", siteName))
                .add(
                        "user",
                        Json.createObjectBuilder()
                                .add("id", BASE64.encodeToString(handle))
                                .add("name", user.userId())
                                .add("displayName", shown))
                .add("challenge", BASE64.encodeToString(challenge))
                .add("pubKeyCredParams", algorithms)
                .add("timeout", PasskeyChallenges.LIFE.toMillis())
                .add("excludeCredentials", credentials(known))
                .add(
                        "authenticatorSelection",
                        Json.createObjectBuilder()
                                .add("residentKey", "required")
                                .add("requireResidentKey", true)
                                .add("userVerification", "required"))
                // without the maker's word, browsers may leave out which model it is
                .add("attestation", asksForModel ? "direct" : "none")
                .build();
    }

    /** Without known ones, any passkey of the site may answer. */
    static JsonObject toSign(RelyingParty party, byte[] challenge, List<Passkey> known) {
        return Json.createObjectBuilder()
                .add("rpId", party.id())
                .add("challenge", BASE64.encodeToString(challenge))
                .add("timeout", PasskeyChallenges.LIFE.toMillis())
                .add("allowCredentials", credentials(known))
                .add("userVerification", known.isEmpty() ? "required" : "preferred")
                .build();
    }

    private static JsonArrayBuilder credentials(List<Passkey> known) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Passkey passkey : known) {
            JsonArrayBuilder transports = Json.createArrayBuilder();
            passkey.transports().forEach(transports::add);
            all.add(
                    Json.createObjectBuilder()
                            .add("type", "public-key")
                            .add("id", BASE64.encodeToString(passkey.credentialId()))
                            .add("transports", transports));
        }
        return all;
    }
}
