package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.externalauth.UpgradeMode;

/** A further directory, known by its name and told as a whole. */
@Exact
public record SetupExternalDirectory(
        @NotNull @NotBlank @Most(255) String name,
        @Doc(value = "Left out: 0.", example = "1") @Nullable Integer order,
        @NotNull String pluginId,
        @Doc(value = "Kept and shown, of no other effect.", example = "\"1.0\"")
                @Nullable String version,
        @Nullable UpgradeMode upgradeMode,
        @Doc("As of `directory`.") @Nullable JsonObject options,
        @Doc("As of `directory`.") @Nullable JsonObject secretData,
        @Nullable JsonObject schema,
        @Nullable String schemaId)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        return new ThingBuilder()
                .add("name", name.strip())
                .add("order", Json.createValue(order == null ? 0 : order))
                .add("plugin_id", pluginId)
                .add("version", version)
                .add("upgrade_mode", upgradeMode)
                .add("options", options)
                .add("secret_data", secretData)
                .add("schema", schema)
                .add("schema_id", schemaId)
                .build();
    }
}
