package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.ExternalAuth;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.tenancy.Domain;

/**
 * What a sign-in page may know before anybody signed in. {@code metadata} is always an object:
 * clients rely on it.
 */
public record DomainAuthInfo(
        String domainId,
        String name,
        String externalAuthState,
        JsonObject metadata,
        @Doc(
                        "Ours: the directories beside the first one, in the order in which they "
                                + "are asked. Absent: none.")
                @Nullable List<AuthDirectory> directories,
        JsonObject config) {

    static DomainAuthInfo of(
            Domain domain,
            Optional<ExternalAuth> externalAuth,
            List<ExternalDirectory> directories) {
        JsonObject settings =
                Json.createObjectBuilder(domain.settings())
                        .add("display_name", domain.displayName())
                        .add("language", domain.language())
                        .add("timezone", domain.timezone().orElse("UTC"))
                        .build();
        return new DomainAuthInfo(
                domain.domainId(),
                domain.name(),
                externalAuth.isPresent() ? "ENABLED" : "DISABLED",
                externalAuth
                        .map(auth -> auth.plugin().metadata())
                        .orElse(JsonValue.EMPTY_JSON_OBJECT),
                directories.isEmpty() ? null : directories.stream().map(AuthDirectory::of).toList(),
                config(settings, domain.look()));
    }

    private static JsonObject config(JsonObject settings, JsonObject look) {
        JsonObjectBuilder config = Json.createObjectBuilder().add("settings", settings);
        return look.isEmpty() ? config.build() : config.add("look", look).build();
    }
}
