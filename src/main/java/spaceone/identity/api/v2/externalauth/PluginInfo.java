package spaceone.identity.api.v2.externalauth;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.Plugin;
import spaceone.identity.externalauth.UpgradeMode;

public record PluginInfo(
        String pluginId,
        @Doc(value = "Kept and shown, of no other effect. Absent: none.", example = "\"1.0\"")
                @Nullable String version,
        @Nullable UpgradeMode upgradeMode,
        @Doc(
                        value =
                                "How the directory is reached and read; secrets among them are not "
                                        + "shown.",
                        example = "{\"protocol\": \"ldap\", \"url\": \"ldaps://ldap.example.com\"}")
                JsonObject options,
        JsonObject metadata,
        @Nullable String secretId,
        @Nullable String schemaId,
        @Nullable JsonObject schema) {

    public static PluginInfo of(Plugin plugin) {
        return new PluginInfo(
                plugin.pluginId(),
                plugin.version().orElse(null),
                plugin.upgradeMode().orElse(null),
                plugin.options(),
                plugin.metadata(),
                plugin.secretId().orElse(null),
                plugin.schemaId().orElse(null),
                plugin.schema().orElse(null));
    }
}
