package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.access.Giver;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.externalauth.ExternalAuths;
import spaceone.identity.externalauth.ProviderSetup;

/** The first directory, or that there is none. */
@ApplicationScoped
class DirectorySection implements SingleSection {

    private static final JsonObject NONE =
            Json.createObjectBuilder().add("state", "DISABLED").build();

    @Inject ExternalAuths externalAuths;
    @Inject ProviderSetup providerSetup;
    @Inject PluginThings plugins;
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
        return externalAuths
                .find(domainId)
                .map(auth -> enabled(plugins.shown(domainId, auth.plugin())))
                .orElse(NONE);
    }

    @Override
    public JsonObject prepared(String domainId, JsonObject thing) {
        if (isNone(thing) || differences(domainId, null, thing).isEmpty()) {
            return thing;
        }
        giver.demandCovers(section().writing());
        return PluginThings.with(
                thing, providerSetup.metadata(domainId, plugins.asked(thing, secrets(domainId))));
    }

    @Override
    public List<Difference> differences(String domainId, @Nullable Present here, JsonObject thing) {
        JsonObject before = here == null ? shown(domainId) : here.thing();
        if (isNone(thing)) {
            return Things.whole(before, NONE);
        }
        JsonObject kept = secrets(domainId);
        return PluginThings.differences(
                before,
                enabled(thing),
                kept,
                externalAuths.preview(domainId, plugins.named(thing, kept)));
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        if (isNone(thing)) {
            externalAuths.unset(domainId);
        } else {
            externalAuths.set(
                    domainId,
                    plugins.resolved(domainId, thing, secrets(domainId)),
                    PluginThings.metadata(thing));
        }
    }

    private static boolean isNone(JsonObject thing) {
        return "DISABLED".equals(text(thing, "state"));
    }

    private static JsonObject enabled(JsonObject thing) {
        return Json.createObjectBuilder(thing).add("state", "ENABLED").build();
    }

    private JsonObject secrets(String domainId) {
        return externalAuths
                .directory(domainId)
                .map(DirectorySettings::secrets)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }
}
