package spaceone.identity.externalauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Stream;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.directory.Directories;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.TrialStep;

/** What a provider needs to be set, and what of it a sign-in page may see before anybody is in. */
@ApplicationScoped
public class Providers {

    /** The only options that are public. Nothing else ever gets into the metadata. */
    private static final List<String> PUBLIC =
            List.of(
                    "protocol",
                    "identity_provider",
                    "name",
                    "issuer",
                    "client_id",
                    "authorization_endpoint",
                    "token_endpoint",
                    "userinfo_endpoint",
                    "end_session_endpoint",
                    "scope",
                    "domain");

    @Inject Directories directories;

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

    public List<TrialStep> examine(DirectorySettings settings) {
        return directories.examine(settings);
    }

    /**
     * Asks the provider. One that is away at the moment must not keep an administrator from setting
     * it: what the options say is public then has to do, until it is set again.
     */
    public JsonObject metadata(DirectorySettings settings) {
        JsonObjectBuilder metadata = Json.createObjectBuilder();
        PUBLIC.stream()
                .filter(settings.options()::containsKey)
                .forEach(key -> metadata.add(key, settings.options().get(key)));
        try {
            directories.init(settings).forEach(metadata::add);
        } catch (IdentityException e) {
            if (e.error() != DirectoryError.AUTHENTICATION_FAILURE_PLUGIN) {
                throw e;
            }
        }
        return metadata.build();
    }
}
