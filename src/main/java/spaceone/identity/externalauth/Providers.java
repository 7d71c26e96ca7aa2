package spaceone.identity.externalauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of providers without asking them: which options each needs, and which of them a
 * sign-in page may see before anybody signed in.
 */
@ApplicationScoped
public class Providers {

    /** The only options that are public. Nothing else ever gets into the metadata. */
    private static final List<String> PUBLIC =
            List.of(
                    "protocol",
                    "identity_provider",
                    "issuer",
                    "client_id",
                    "authorization_endpoint",
                    "token_endpoint",
                    "userinfo_endpoint",
                    "end_session_endpoint",
                    "scope",
                    "domain");

    public void check(JsonObject options) {
        List<String> missing =
                Stream.of("protocol", "identity_provider")
                        .filter(
                                key ->
                                        !(options.get(key) instanceof JsonString text)
                                                || text.getString().isBlank())
                        .map(key -> "options." + key)
                        .toList();
        if (!missing.isEmpty()) {
            throw ExternalAuthError.REQUIRED_FIELDS.with(String.join(", ", missing));
        }
    }

    public JsonObject metadata(JsonObject options) {
        JsonObjectBuilder metadata = Json.createObjectBuilder();
        PUBLIC.stream()
                .filter(options::containsKey)
                .forEach(key -> metadata.add(key, options.get(key)));
        return metadata.build();
    }
}
