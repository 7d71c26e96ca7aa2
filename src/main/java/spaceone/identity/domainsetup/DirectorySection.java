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
import spaceone.identity.access.Giver;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.externalauth.ExternalAuth;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.ProviderSetup;
import spaceone.identity.externalauth.UpgradeMode;
import spaceone.identity.query.Query;
import spaceone.identity.usergroup.UserGroups;

/**
 * The directory, told as a whole but for its secrets: without {@code secret_data} they stay. Rules
 * for its groups name roles, workspaces and user groups.
 */
@ApplicationScoped
class DirectorySection implements SingleSection {

    private static final String MASK = "********";
    private static final String SECRETS = "secret_data";
    private static final String OPTIONS = "options";
    private static final String MAPPER = "group_mapper";

    /** What the provider said of itself; put beside the rest before the transaction begins. */
    private static final String METADATA = "metadata";

    private static final JsonObject NONE =
            Json.createObjectBuilder().add("state", "DISABLED").build();

    @Inject ExternalAuths externalAuths;
    @Inject ProviderSetup providerSetup;
    @Inject UserGroups userGroups;
    @Inject SetupNames names;
    @Inject Giver giver;

    @Override
    public Section section() {
        return Section.DIRECTORY;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        return Map.of("", Present.only(shown(domainId)));
    }

    private JsonObject shown(String domainId) {
        return externalAuths.find(domainId).map(auth -> shown(domainId, auth)).orElse(NONE);
    }

    private JsonObject shown(String domainId, ExternalAuth auth) {
        JsonObjectBuilder shown =
                Json.createObjectBuilder()
                        .add("state", "ENABLED")
                        .add("plugin_id", auth.plugin().pluginId())
                        .add(
                                OPTIONS,
                                mapped(auth.plugin().options(), rule -> outward(domainId, rule)));
        auth.plugin().version().ifPresent(version -> shown.add("version", version));
        auth.plugin().upgradeMode().ifPresent(mode -> shown.add("upgrade_mode", mode.name()));
        auth.plugin().schemaId().ifPresent(id -> shown.add("schema_id", id));
        auth.plugin().schema().ifPresent(schema -> shown.add("schema", schema));
        return shown.build();
    }

    @Override
    public JsonObject prepared(String domainId, JsonObject thing) {
        if (isNone(thing) || differences(domainId, null, thing).isEmpty()) {
            return thing;
        }
        giver.demandCovers(section().writing());
        // Its rules are judged later: what they name may not be here yet.
        JsonObject asked =
                Json.createObjectBuilder(thing)
                        .add(OPTIONS, Json.createObjectBuilder(options(thing)).remove(MAPPER))
                        .build();
        return Json.createObjectBuilder(thing)
                .add(METADATA, providerSetup.metadata(domainId, wanted(domainId, asked, false)))
                .build();
    }

    @Override
    public List<Difference> differences(String domainId, Present here, JsonObject thing) {
        JsonObject before = here == null ? shown(domainId) : here.thing();
        if (isNone(thing)) {
            return Things.whole(before, NONE);
        }
        NewExternalAuth wanted = wanted(domainId, thing, false);
        DirectorySettings will = externalAuths.preview(domainId, wanted);
        JsonObject plain =
                Json.createObjectBuilder(thing)
                        .remove(SECRETS)
                        .remove(METADATA)
                        .add("state", "ENABLED")
                        .add(OPTIONS, will.options())
                        .build();
        List<Difference> found = new ArrayList<>(Things.whole(before, plain));
        JsonObject kept = secrets(domainId);
        if (!kept.equals(will.secrets())) {
            found.add(new Difference(SECRETS, masked(kept), masked(will.secrets())));
        }
        return found;
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        if (isNone(thing)) {
            externalAuths.unset(domainId);
        } else {
            externalAuths.set(
                    domainId, wanted(domainId, thing, true), thing.getJsonObject(METADATA));
        }
    }

    private static boolean isNone(JsonObject thing) {
        return "DISABLED".equals(text(thing, "state"));
    }

    /** {@code resolved}: with ids in place of names, which may be new. */
    private NewExternalAuth wanted(String domainId, JsonObject thing, boolean resolved) {
        JsonObject options = options(thing);
        return new NewExternalAuth(
                text(thing, "plugin_id"),
                text(thing, "version"),
                Optional.ofNullable(text(thing, "upgrade_mode"))
                        .map(UpgradeMode::valueOf)
                        .orElse(null),
                resolved ? mapped(options, rule -> inward(domainId, rule)) : options,
                thing.containsKey(SECRETS)
                        ? thing.getJsonObject(SECRETS)
                        : masked(secrets(domainId)),
                text(thing, "schema_id"),
                object(thing, "schema"));
    }

    private static JsonObject options(JsonObject thing) {
        return Optional.ofNullable(object(thing, OPTIONS)).orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private JsonObject secrets(String domainId) {
        return externalAuths
                .directory(domainId)
                .map(DirectorySettings::secrets)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
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
                        domainId,
                        null,
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
