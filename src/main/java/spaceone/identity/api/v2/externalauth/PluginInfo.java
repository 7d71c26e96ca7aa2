package spaceone.identity.api.v2.externalauth;

import jakarta.json.JsonObject;
import spaceone.identity.externalauth.ExternalAuth;
import spaceone.identity.externalauth.UpgradeMode;

public record PluginInfo(
        String pluginId,
        String version,
        UpgradeMode upgradeMode,
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
