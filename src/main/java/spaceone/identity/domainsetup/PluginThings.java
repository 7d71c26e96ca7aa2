package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.object;
import static spaceone.identity.domainsetup.Things.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Json;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.Plugin;
import spaceone.identity.externalauth.UpgradeMode;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.Place;
import spaceone.identity.usergroup.UserGroups;

/**
 * How one directory is told, the first or a further one: as a whole but for its secrets, which stay
 * without {@code secret_data}. Rules for its groups name roles, workspaces and user groups.
 */
@ApplicationScoped
class PluginThings {

    private static final String MASK = "********";
    private static final String SECRETS = "secret_data";
    private static final String OPTIONS = "options";
    private static final String MAPPER = "group_mapper";

    /** What the provider said of itself; put beside the rest before the transaction begins. */
    private static final String METADATA = "metadata";

    @Inject UserGroups userGroups;
    @Inject SetupNames names;

    JsonObject shown(String domainId, Plugin plugin) {
        JsonObjectBuilder shown =
                Json.createObjectBuilder()
                        .add("plugin_id", plugin.pluginId())
                        .add(OPTIONS, mapped(plugin.options(), rule -> outward(domainId, rule)));
        plugin.version().ifPresent(version -> shown.add("version", version));
        plugin.upgradeMode().ifPresent(mode -> shown.add("upgrade_mode", mode.name()));
        plugin.schemaId().ifPresent(id -> shown.add("schema_id", id));
        plugin.schema().ifPresent(schema -> shown.add("schema", schema));
        return shown.build();
    }

    /**
     * As wanted, for who asks the provider. Rules are judged later: what they name may not be here
     * yet.
     */
    NewExternalAuth asked(JsonObject thing, JsonObject kept) {
        return wanted(thing, Json.createObjectBuilder(options(thing)).remove(MAPPER).build(), kept);
    }

    /** With the names in its rules. */
    NewExternalAuth named(JsonObject thing, JsonObject kept) {
        return wanted(thing, options(thing), kept);
    }

    /** With ids in place of names, which may be new. */
    NewExternalAuth resolved(String domainId, JsonObject thing, JsonObject kept) {
        return wanted(thing, mapped(options(thing), rule -> inward(domainId, rule)), kept);
    }

    private static NewExternalAuth wanted(JsonObject thing, JsonObject options, JsonObject kept) {
        return new NewExternalAuth(
                text(thing, "plugin_id"),
                text(thing, "version"),
                Optional.ofNullable(text(thing, "upgrade_mode"))
                        .map(UpgradeMode::valueOf)
                        .orElse(null),
                options,
                thing.containsKey(SECRETS) ? thing.getJsonObject(SECRETS) : masked(kept),
                text(thing, "schema_id"),
                object(thing, "schema"));
    }

    static JsonObject with(JsonObject thing, JsonObject metadata) {
        return Json.createObjectBuilder(thing).add(METADATA, metadata).build();
    }

    static JsonObject metadata(JsonObject thing) {
        return thing.getJsonObject(METADATA);
    }

    /**
     * @param before as it is shown; empty where it is not here
     * @param will how it would be reached
     */
    static List<Difference> differences(
            JsonObject before, JsonObject thing, JsonObject kept, DirectorySettings will) {
        JsonObject plain =
                Json.createObjectBuilder(thing)
                        .remove(SECRETS)
                        .remove(METADATA)
                        .add(OPTIONS, will.options())
                        .build();
        List<Difference> found = new ArrayList<>(Things.whole(before, plain));
        if (!kept.equals(will.secrets())) {
            found.add(new Difference(SECRETS, masked(kept), masked(will.secrets())));
        }
        return found;
    }

    private static JsonObject options(JsonObject thing) {
        return Optional.ofNullable(object(thing, OPTIONS)).orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** A mask stands for what is kept. */
    private static JsonObject masked(JsonObject secrets) {
        JsonObjectBuilder masked = Json.createObjectBuilder();
        secrets.keySet().forEach(name -> masked.add(name, MASK));
        return masked.build();
    }

    /** What becomes of a rule. */
    private interface Rule {
        JsonObject of(JsonObject rule);
    }

    private static JsonObject mapped(JsonObject options, Rule each) {
        if (!(options.get(MAPPER) instanceof JsonObject mapper)
                || !(mapper.get("rules") instanceof JsonArray rules)) {
            return options;
        }
        JsonArrayBuilder mapped = Json.createArrayBuilder();
        rules.forEach(rule -> mapped.add(rule instanceof JsonObject known ? each.of(known) : rule));
        return Json.createObjectBuilder(options)
                .add(MAPPER, Json.createObjectBuilder(mapper).add("rules", mapped))
                .build();
    }

    /** Ids that are nobody's stay. */
    private JsonObject outward(String domainId, JsonObject rule) {
        JsonObjectBuilder named = Json.createObjectBuilder(rule);
        Map<String, String> workspaces = names.ofWorkspaces(domainId);
        replace(named, rule, "role_id", "role", names.ofRoles(domainId));
        replace(named, rule, "workspace_id", "workspace", workspaces);
        userGroups
                .list(
                        Place.of(domainId),
                        null,
                        Query.all().with("user_group_id", rule.getString("user_group_id", "-")))
                .forEach(
                        group ->
                                named.remove("user_group_id")
                                        .add("user_group", group.getString("name"))
                                        .add(
                                                "workspace",
                                                workspaces.get(group.getString("workspace_id"))));
        return named.build();
    }

    private static void replace(
            JsonObjectBuilder named,
            JsonObject rule,
            String id,
            String name,
            Map<String, String> names) {
        String known = names.get(rule.getString(id, ""));
        if (known != null) {
            named.remove(id).add(name, known);
        }
    }

    private JsonObject inward(String domainId, JsonObject rule) {
        JsonObjectBuilder plain = Json.createObjectBuilder(rule);
        String workspaceId =
                rule.get("workspace") instanceof JsonString workspace
                        ? names.workspaceId(domainId, workspace.getString())
                        : null;
        if (workspaceId != null) {
            plain.remove("workspace").add("workspace_id", workspaceId);
        }
        if (rule.get("role") instanceof JsonString role) {
            plain.remove("role").add("role_id", names.roleId(domainId, role.getString()));
        }
        if (rule.get("user_group") instanceof JsonString group && workspaceId != null) {
            plain.remove("user_group")
                    .remove("workspace_id")
                    .add(
                            "user_group_id",
                            names.userGroupId(domainId, workspaceId, group.getString()));
        }
        return plain.build();
    }
}
