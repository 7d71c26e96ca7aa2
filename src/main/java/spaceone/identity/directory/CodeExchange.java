package spaceone.identity.directory;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import spaceone.identity.Json;

/**
 * The code that a provider gave a browser, changed for tokens here (RFC 6749 4.1.3) by whoever
 * began the sign-in: the code verifier (RFC 7636) proves it, so a stolen code is of no use.
 */
final class CodeExchange {

    /** One that no provider ever made. */
    static final Code NOBODYS = new Code("none", "n".repeat(43), "https://localhost/");

    private static final int LONGEST = 4096;
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private final OidcOptions options;
    private final Outgoing outgoing;

    CodeExchange(OidcOptions options, Outgoing outgoing) {
        this.options = options;
        this.outgoing = outgoing;
    }

    record Code(String code, String verifier, String redirect) {}

    /** Empty when the credentials hold none. */
    static Optional<Code> of(JsonObject credentials) {
        Optional<String> code = DirectorySettings.text(credentials, "code");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String verifier = DirectorySettings.text(credentials, "code_verifier").orElse("");
        String redirect = DirectorySettings.text(credentials, "redirect_uri").orElse("");
        if (!VERIFIER.matcher(verifier).matches() || redirect.isEmpty()) {
            throw Refusal.NO_CREDENTIALS.with("code with its code_verifier and redirect_uri");
        }
        if (code.get().length() > LONGEST || redirect.length() > LONGEST) {
            throw Refusal.NO_CREDENTIALS.with("a code of at most " + LONGEST + " characters");
        }
        return Optional.of(new Code(code.get(), verifier, redirect));
    }

    /** What the provider gives for the code. */
    JsonObject tokens(Provider provider, Code code) throws IOException {
        Reply reply = send(provider, code);
        String error = error(reply);
        if (error.equals("invalid_client") || error.equals("unauthorized_client")) {
            throw new IOException(
                    "the provider does not accept the client, or its secret: " + error);
        }
        if (reply.isRefusal()) {
            throw Refusal.CODE.with(error.isEmpty() ? "status " + reply.status() : error);
        }
        return reply.json(JsonObject.class);
    }

    Reply send(Provider provider, Code code) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.code());
        form.put("redirect_uri", code.redirect());
        form.put("code_verifier", code.verifier());
        // The secret may be that of another client, which the pages do not use.
        boolean secret =
                options.clientSecret().isPresent()
                        && options.secretClientId().equals(options.clientId());
        if (secret && provider.takesBasic()) {
            return outgoing.post(provider.tokenEndpoint(), OidcDirectory.basic(options), form);
        }
        form.put("client_id", options.clientId());
        if (secret) {
            form.put("client_secret", options.clientSecret().get());
        }
        return outgoing.post(provider.tokenEndpoint(), null, form);
    }

    /** OAuth's word for what was wrong; empty where there is none. */
    static String error(Reply reply) {
        if (reply.isOk()) {
            return "";
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(reply.body()))) {
            return DirectorySettings.text(reader.readObject(), "error")
                    .filter(word -> ERROR.matcher(word).matches())
                    .orElse("");
        } catch (JsonException e) {
            return "";
        }
    }
}
