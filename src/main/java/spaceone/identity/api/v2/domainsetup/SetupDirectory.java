package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.externalauth.UpgradeMode;

/** The first directory, told as a whole; what `external-auth/set` takes, and {@code state}. */
@Exact
public record SetupDirectory(
        @Doc(
                        value =
                                "ENABLED, if nothing is said; DISABLED: the domain has none,"
                                        + " and nothing else is said.",
                        example = "\"ENABLED\"")
                @Nullable DirectoryState state,
        @Nullable String pluginId,
        @Doc(value = "Kept and shown, of no other effect.", example = "\"1.0\"")
                @Nullable String version,
        @Nullable UpgradeMode upgradeMode,
        @Doc(
                        value =
                                "As for `external-auth/set`; rules of `group_mapper` can name `role`,"
                                        + " `workspace` and `user_group` in place of ids.",
                        example =
                                "{\"protocol\": \"ldap\", \"identity_provider\": \"corp\", \"url\": "
                                        + "\"ldaps://ldap.example.com\", \"base_dn\": \"dc=example,dc=com\"}")
                @Nullable JsonObject options,
        @Doc(
                        value =
                                "The provider's secrets. Left out: those that are kept stay. Given: they"
                                        + " take their place; `********` stands for what is kept.",
                        example = "{\"client_secret\": \"7Vx-example\"}")
                @Nullable JsonObject secretData,
        @Nullable JsonObject schema,
        @Nullable String schemaId)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        if (state != DirectoryState.DISABLED && pluginId == null) {
            throw CommonError.REQUIRED_PARAMETER.with("plugin_id");
        }
        return new ThingBuilder()
                .add("state", state == null ? DirectoryState.ENABLED : state)
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
