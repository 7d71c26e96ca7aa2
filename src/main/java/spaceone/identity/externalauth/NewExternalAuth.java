package spaceone.identity.externalauth;

import jakarta.json.JsonObject;

/** What an administrator sets: the provider's options, and its secrets apart from them. */
public record NewExternalAuth(
        String pluginId,
        String version,
        UpgradeMode upgradeMode,
        JsonObject options,
        JsonObject secretData,
        String schemaId) {}
