package spaceone.identity.externalauth;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What an administrator sets: the provider's options, and its secrets apart from them. */
public record NewExternalAuth(
        String pluginId,
        @Nullable String version,
        @Nullable UpgradeMode upgradeMode,
        JsonObject options,
        JsonObject secretData,
        @Nullable String schemaId,
        @Nullable JsonObject schema) {}
