package spaceone.identity.api.v2.externalauth;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.ExternalAuth;
import spaceone.identity.externalauth.UpgradeMode;

public record PluginInfo(
        String pluginId,
        @Doc(value = "Kept and shown, of no other effect. Absent: none.", example = "\"1.0\"")
                String version,
        UpgradeMode upgradeMode,
        @Doc(
                        value =
                                "How the directory is reached and read; secrets among them are not "
                                        + "shown.",
                        example = "{\"protocol\": \"ldap\", \"url\": \"ldaps://ldap.example.com\"}")
                JsonObject options,
        JsonObject metadata,
        String secretId,
        String schemaId,
        JsonObject schema) {

    static PluginInfo of(ExternalAuth auth) {
        return new PluginInfo(
                auth.pluginId(),
                auth.version().orElse(null),
                auth.upgradeMode().orElse(null),
                auth.options(),
                auth.metadata(),
                auth.secretId().orElse(null),
                auth.schemaId().orElse(null),
                auth.schema().orElse(null));
    }
}
