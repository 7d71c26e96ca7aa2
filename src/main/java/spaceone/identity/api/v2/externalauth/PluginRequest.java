package spaceone.identity.api.v2.externalauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.UpgradeMode;

public record PluginRequest(
        @NotNull String pluginId,
        @Doc(value = "Kept and shown, of no other effect.", example = "\"1.0\"")
                @Nullable String version,
        @Nullable UpgradeMode upgradeMode,
        @Doc(
                        value =
                                "How the directory is reached and read: `protocol` (ldap, oidc, "
                                        + "keycloak, google_oauth2), `identity_provider`, and what the "
                                        + "protocol needs, such as `url`, `base_dn` or `issuer`.",
                        example =
                                "{\"protocol\": \"ldap\", \"identity_provider\": \"corp\", \"url\": "
                                        + "\"ldaps://ldap.example.com\", \"base_dn\": \"dc=example,dc=com\"}")
                @Nullable JsonObject options,
        @Nullable JsonObject secretData,
        @Nullable JsonObject schema,
        @Nullable String schemaId) {

    public NewExternalAuth toNewExternalAuth() {
        return new NewExternalAuth(
                pluginId,
                version,
                upgradeMode,
                options == null ? JsonValue.EMPTY_JSON_OBJECT : options,
                secretData == null ? JsonValue.EMPTY_JSON_OBJECT : secretData,
                schemaId,
                schema);
    }
}
