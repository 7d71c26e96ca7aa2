package spaceone.identity.userimport;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.password.PasswordHasher;

/** What somebody proved at Keycloak who they are with: one password and one app can come along. */
final class KeycloakCredentials {

    private static final Set<String> KNOWN =
            Set.of(
                    "type",
                    "value",
                    "secretData",
                    "credentialData",
                    "temporary",
                    "hashedSaltedValue",
                    "salt",
                    "hashIterations",
                    "algorithm",
                    "digits",
                    "period",
                    "counter");

    private static final Map<String, String> LABELS =
            Map.of(
                    "id", "an id there",
                    "userLabel", "what is here has no label",
                    "createdDate", "it counts from now",
                    "priority", "there is one of each here",
                    "device", "an id there",
                    "config", "a setting there",
                    "federationLink", "where it was stored there");

    private static final Set<String> PASSWORD_DATA =
            Set.of("hashIterations", "algorithm", "additionalParameters");

    private static final Set<String> APP_DATA =
            Set.of("subType", "digits", "counter", "period", "algorithm", "secretEncoding");

    private static final String RESET = "they ask for a new password by mail";
    private static final String ANEW = "they set it up anew";

    private final JsonArray sent;
    private final Baggage baggage;
    private @Nullable String passwordHash;
    private @Nullable String otpSecret;
    private boolean temporary;

    KeycloakCredentials(JsonObject user, Baggage baggage) {
        this.sent = baggage.list(user, "credentials", "");
        this.baggage = baggage;
    }

    boolean hasPassword() {
        return sent.stream().anyMatch(each -> "password".equals(type(each)));
    }

    @Nullable String passwordHash() {
        return passwordHash;
    }

    @Nullable String otpSecret() {
        return otpSecret;
    }

    /** It was given to them by somebody, and is to be replaced. */
    boolean isTemporary() {
        return temporary;
    }

    /** {@code signsInHere}: otherwise what they have here proves nothing. */
    void read(boolean signsInHere) {
        for (int i = 0; i < sent.size(); i++) {
            String field = "credentials[" + i + "]";
            String type = type(sent.get(i));
            if (type == null) {
                baggage.told(field, "of no kind");
                continue;
            }
            JsonObject credential = sent.getJsonObject(i);
            if (!signsInHere) {
                baggage.told(field, "they sign in elsewhere");
                continue;
            }
            switch (type) {
                case "password" -> password(credential, field);
                case "otp", "totp" -> app(credential, field);
                case "webauthn", "webauthn-passwordless" ->
                        baggage.told(field, "passkeys belong to the address of a site: " + ANEW);
                case "recovery-authn-codes" ->
                        baggage.told(field, "recovery codes are made here, on their own page");
                default -> baggage.told(field, "a " + type + " is nothing here");
            }
        }
    }

    private static @Nullable String type(JsonValue credential) {
        return credential instanceof JsonObject object
                        && object.get("type") instanceof JsonString type
                ? type.getString()
                : null;
    }

    private void password(JsonObject credential, String field) {
        if (passwordHash != null) {
            baggage.told(field, "one password a person");
            return;
        }
        Parts parts = Parts.of(credential);
        String hash = parts == null ? null : passwordHash(parts);
        if (parts == null || hash == null || !PasswordHasher.isHash(hash)) {
            boolean clear = credential.containsKey("value");
            baggage.told(field, (clear ? "in clear text: " : "in no known form: ") + RESET);
            return;
        }
        passwordHash = hash;
        baggage.mapped(field, "password_hash", "replaced at the first sign-in");
        if (credential.get("temporary") == JsonValue.TRUE) {
            temporary = true;
            baggage.mapped(field + ".temporary", "required_actions", "UPDATE_PASSWORD");
        }
        labels(credential, parts, PASSWORD_DATA, field);
    }

    private static @Nullable String passwordHash(Parts parts) {
        String algorithm = text(parts.data, "algorithm");
        String iterations = number(parts.data, "hashIterations");
        String salt = text(parts.secret, "salt");
        String value = text(parts.secret, "value");
        if (algorithm == null || iterations == null || salt == null || value == null) {
            return null;
        }
        if (!algorithm.equals("argon2")) {
            return "$%s$i=%s$%s$%s".formatted(algorithm, iterations, salt, value);
        }
        JsonObject more =
                parts.data.get("additionalParameters") instanceof JsonObject object
                        ? object
                        : JsonValue.EMPTY_JSON_OBJECT;
        String version = first(more, "version");
        if (version != null && !version.equals("1.3")) {
            return null;
        }
        String type = first(more, "type");
        return "$argon2%s$v=19$m=%s,t=%s,p=%s$%s$%s"
                .formatted(
                        type == null ? "id" : type,
                        first(more, "memory"),
                        iterations,
                        first(more, "parallelism"),
                        unpadded(salt),
                        unpadded(value));
    }

    private static String unpadded(String base64) {
        return base64.replaceFirst("={1,2}$", "");
    }

    private void app(JsonObject credential, String field) {
        Parts parts = Parts.of(credential);
        String secret = parts == null ? null : text(parts.secret, "value");
        if (parts == null || secret == null) {
            baggage.told(field, "without a secret: " + ANEW);
        } else if (otpSecret != null) {
            baggage.told(field, "one app a person, and this is not the first");
        } else if (!isUsual(parts.data)) {
            baggage.told(field, "codes other than six digits, 30 seconds, SHA-1: " + ANEW);
        } else {
            String base32 = base32(parts.data, secret);
            if (base32.length() < 16 || base32.length() > 128) {
                baggage.told(field, "the secret is too short or too long: " + ANEW);
                return;
            }
            otpSecret = base32;
            baggage.kept(field, "otp_secret");
            labels(credential, parts, APP_DATA, field);
        }
    }

    private static boolean isUsual(JsonObject data) {
        return is(data, "subType", "totp")
                && is(data, "digits", "6")
                && is(data, "period", "30")
                && is(data, "algorithm", "HmacSHA1");
    }

    /** Absent: Keycloak's own default, which is the usual one. */
    private static boolean is(JsonObject data, String name, String usual) {
        JsonValue value = data.get(name);
        String told = value instanceof JsonString text ? text.getString() : String.valueOf(value);
        return value == null || told.equals(usual);
    }

    private static String base32(JsonObject data, String secret) {
        if ("BASE32".equals(text(data, "secretEncoding"))) {
            return secret.replaceAll("[ =-]", "").toUpperCase(Locale.ROOT);
        }
        // Their own secrets are characters, whose bytes are the key.
        return Base32.toBase32String(secret.getBytes(StandardCharsets.UTF_8)).replace("=", "");
    }

    private void labels(JsonObject credential, Parts parts, Set<String> data, String field) {
        LABELS.forEach(
                (name, reason) -> {
                    if (!Baggage.isNothing(credential.get(name))) {
                        baggage.told(field + "." + name, reason);
                    }
                });
        baggage.tellUnknown(
                credential,
                Stream.concat(KNOWN.stream(), LABELS.keySet().stream()).collect(Collectors.toSet()),
                field + ".");
        baggage.tellUnknown(parts.data, data, field + ".credentialData.");
        baggage.tellUnknown(
                parts.secret,
                Set.of("value", "salt", "additionalParameters"),
                field + ".secretData.");
    }

    private static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text && !text.getString().isEmpty()
                ? text.getString()
                : null;
    }

    private static @Nullable String number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.toString() : null;
    }

    private static @Nullable String first(JsonObject parameters, String name) {
        return parameters.get(name) instanceof JsonArray values
                        && !values.isEmpty()
                        && values.get(0) instanceof JsonString text
                ? text.getString()
                : null;
    }

    /** What is secret of a credential and what is not: two texts of JSON, since Keycloak 8. */
    private record Parts(JsonObject secret, JsonObject data) {

        /** Null where they cannot be read. */
        static @Nullable Parts of(JsonObject credential) {
            if (!credential.containsKey("secretData")) {
                return before8(credential);
            }
            JsonObject secret = parsed(text(credential, "secretData"));
            JsonObject data = parsed(text(credential, "credentialData"));
            return secret == null || data == null ? null : new Parts(secret, data);
        }

        private static @Nullable Parts before8(JsonObject credential) {
            String value = text(credential, "hashedSaltedValue");
            if (value == null) {
                return null;
            }
            var secret = Json.createObjectBuilder().add("value", value);
            var data = Json.createObjectBuilder();
            credential.forEach(
                    (name, told) -> {
                        switch (name) {
                            case "salt" -> secret.add(name, told);
                            case "type" -> {
                                if ("totp".equals(type(credential))) {
                                    data.add("subType", told);
                                }
                            }
                            case "algorithm", "hashIterations", "digits", "period", "counter" ->
                                    data.add(name, told);
                            default -> {}
                        }
                    });
            return new Parts(secret.build(), data.build());
        }

        private static @Nullable JsonObject parsed(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            } catch (RuntimeException e) {
                // Whatever it throws is about the text: also plain ones, where it is too deep.
                return null;
            }
        }
    }
}
