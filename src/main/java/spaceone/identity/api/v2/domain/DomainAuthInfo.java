package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import spaceone.identity.Json;
import spaceone.identity.externalauth.ExternalAuth;
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
        JsonObject config) {

    static DomainAuthInfo of(Domain domain, Optional<ExternalAuth> externalAuth) {
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
                Json.createObjectBuilder().add("settings", settings).build());
    }
}
