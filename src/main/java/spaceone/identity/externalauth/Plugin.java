package spaceone.identity.externalauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.JsonColumn;

/** How one directory is reached, as it is kept. It is replaced, never changed. */
@Embeddable
public class Plugin {

    @Column(name = "plugin_id")
    private String pluginId;

    private @Nullable String version;

    @Enumerated(EnumType.STRING)
    @Column(name = "upgrade_mode")
    private @Nullable UpgradeMode upgradeMode;

    @Convert(converter = JsonColumn.class)
    private JsonObject options;

    @Convert(converter = JsonColumn.class)
    private JsonObject metadata;

    @Column(name = "secret_id")
    private @Nullable String secretId;

    private @Nullable String secret;

    @Column(name = "schema_id")
    private @Nullable String schemaId;

    @Convert(converter = JsonColumn.class)
    private @Nullable JsonObject schema;

    protected Plugin() {}

    /** {@code sealed} is null when there is no secret. */
    Plugin(NewExternalAuth wanted, JsonObject shown, JsonObject metadata, @Nullable String sealed) {
        this.pluginId = wanted.pluginId();
        this.version = wanted.version();
        this.upgradeMode = wanted.upgradeMode();
        this.options = shown;
        this.metadata = metadata;
        this.secret = sealed;
        this.secretId = sealed == null ? null : Ids.next("secret");
        this.schemaId = wanted.schemaId();
        this.schema = wanted.schema();
    }

    public String pluginId() {
        return pluginId;
    }

    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    public Optional<UpgradeMode> upgradeMode() {
        return Optional.ofNullable(upgradeMode);
    }

    /** Without secrets: where one was, a mask is. */
    public JsonObject options() {
        return Masking.of(options, JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT)
                .options();
    }

    /** As it is kept: before masks went deep, secrets in the depth were kept here. */
    JsonObject keptOptions() {
        return options;
    }

    /** What anybody may know. */
    public JsonObject metadata() {
        return metadata;
    }

    public Optional<String> secretId() {
        return Optional.ofNullable(secretId);
    }

    Optional<String> sealedSecret() {
        return Optional.ofNullable(secret);
    }

    public Optional<String> schemaId() {
        return Optional.ofNullable(schemaId);
    }

    /** How a form for the secrets looks; kept for clients, of no effect here. */
    public Optional<JsonObject> schema() {
        return Optional.ofNullable(schema);
    }
}
