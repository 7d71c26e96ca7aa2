package spaceone.identity.externalauth;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import spaceone.identity.Ids;
import spaceone.identity.JsonColumn;

/** How the people of a domain sign in elsewhere. A domain without one has none. */
@Entity
@Table(name = "external_auths")
public class ExternalAuth {

    @Id
    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "plugin_id")
    private String pluginId;

    private String version;

    @Enumerated(EnumType.STRING)
    @Column(name = "upgrade_mode")
    private UpgradeMode upgradeMode;

    @Convert(converter = JsonColumn.class)
    private JsonObject options;

    @Convert(converter = JsonColumn.class)
    private JsonObject metadata;

    @Column(name = "secret_id")
    private String secretId;

    private String secret;

    @Column(name = "schema_id")
    private String schemaId;

    @Convert(converter = JsonColumn.class)
    private JsonObject schema;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ExternalAuth() {}

    ExternalAuth(String domainId) {
        this.domainId = domainId;
    }

    /** {@code sealed} is null when there is no secret. */
    void set(
            NewExternalAuth wanted,
            JsonObject shown,
            JsonObject newMetadata,
            String sealed,
            Instant now) {
        pluginId = wanted.pluginId();
        version = wanted.version();
        upgradeMode = wanted.upgradeMode();
        options = shown;
        metadata = newMetadata;
        secret = sealed;
        secretId = sealed == null ? null : Ids.next("secret");
        schemaId = wanted.schemaId();
        schema = wanted.schema();
        updatedAt = now;
    }

    public String domainId() {
        return domainId;
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

    public Instant updatedAt() {
        return updatedAt;
    }
}
