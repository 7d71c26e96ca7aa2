package spaceone.identity.externalauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What an administrator sets: the provider's options, and its secrets apart from them. */
public record NewExternalAuth(
        String pluginId,
        String version,
        UpgradeMode upgradeMode,
        JsonObject options,
        JsonObject secretData,
        String schemaId,
        JsonObject schema) {

    public NewExternalAuth {
        options = options == null ? JsonValue.EMPTY_JSON_OBJECT : options;
        secretData = secretData == null ? JsonValue.EMPTY_JSON_OBJECT : secretData;
    }
}
