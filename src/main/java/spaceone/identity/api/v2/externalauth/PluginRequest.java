package spaceone.identity.api.v2.externalauth;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.UpgradeMode;

public record PluginRequest(
        @NotNull String pluginId,
        String version,
        UpgradeMode upgradeMode,
        JsonObject options,
        JsonObject secretData,
        JsonObject schema,
        String schemaId) {

    NewExternalAuth toNewExternalAuth() {
        return new NewExternalAuth(
                pluginId, version, upgradeMode, options, secretData, schemaId, schema);
    }
}
