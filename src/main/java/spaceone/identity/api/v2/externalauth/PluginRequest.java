package spaceone.identity.api.v2.externalauth;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.UpgradeMode;

public record PluginRequest(
        @NotNull String pluginId,
        @Doc(value = "Kept and shown, of no other effect.", example = "\"1.0\"") String version,
        UpgradeMode upgradeMode,
        @Doc(
                        value =
                                "How the directory is reached and read: `protocol` (ldap, oidc, "
                                        + "keycloak, google_oauth2), `identity_provider`, and what the "
                                        + "protocol needs, such as `url`, `base_dn` or `issuer`.",
                        example =
                                "{\"protocol\": \"ldap\", \"identity_provider\": \"corp\", \"url\": "
                                        + "\"ldaps://ldap.example.com\", \"base_dn\": \"dc=example,dc=com\"}")
                JsonObject options,
        JsonObject secretData,
        JsonObject schema,
        String schemaId) {

    public NewExternalAuth toNewExternalAuth() {
        return new NewExternalAuth(
                pluginId, version, upgradeMode, options, secretData, schemaId, schema);
    }
}
