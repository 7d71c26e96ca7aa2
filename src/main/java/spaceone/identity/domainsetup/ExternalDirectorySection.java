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
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;
import spaceone.identity.externalauth.ExternalDirectory;
import spaceone.identity.externalauth.NewExternalAuth;
import spaceone.identity.externalauth.ProviderSetup;

/** The directories besides the first one. */
@ApplicationScoped
class ExternalDirectorySection implements SetupSection {

    private static final String ORDER = "order";

    @Inject ExternalDirectories directories;
    @Inject ProviderSetup providerSetup;
    @Inject PluginThings plugins;
    @Inject Giver giver;

    @Override
    public Section section() {
        return Section.EXTERNAL_DIRECTORIES;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        Here here = new Here();
        for (ExternalDirectory directory : directories.list(domainId)) {
            JsonObject thing =
                    Json.createObjectBuilder(plugins.shown(domainId, directory.plugin()))
                            .add("name", directory.name())
                            .add(ORDER, directory.order())
                            .build();
            here.add(directory.name(), new Present(directory.directoryId(), thing, false));
        }
        return here.things();
    }

    @Override
    public boolean makesRoomFirst() {
        return true;
    }

    @Override
    public JsonObject prepared(String domainId, JsonObject thing) {
        Present here = present(domainId).get(nameOf(thing));
        if (here != null && differences(domainId, here, thing).isEmpty()) {
            return thing;
        }
        giver.demandCovers(section().writing());
        NewExternalAuth asked = plugins.asked(thing, secrets(domainId, here));
        return PluginThings.with(thing, providerSetup.metadata(domainId, id(here), asked));
    }

    @Override
    public List<Difference> differences(String domainId, @Nullable Present here, JsonObject thing) {
        JsonObject kept = secrets(domainId, here);
        return PluginThings.differences(
                here == null ? JsonValue.EMPTY_JSON_OBJECT : here.thing(),
                thing,
                kept,
                directories.preview(domainId, id(here), plugins.named(thing, kept)));
    }

    @Override
    public void create(String domainId, JsonObject thing, String by) {
        directories.create(
                domainId,
                wanted(domainId, null, thing, text(thing, "name")),
                PluginThings.metadata(thing));
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        directories.update(
                domainId,
                here.id(),
                wanted(domainId, here, thing, null),
                PluginThings.metadata(thing));
    }

    @Override
    public void remove(String domainId, Present here) {
        directories.delete(domainId, here.id());
    }

    private Wanted wanted(
            String domainId, @Nullable Present here, JsonObject thing, @Nullable String name) {
        return new Wanted(
                name,
                thing.getInt(ORDER),
                plugins.resolved(domainId, thing, secrets(domainId, here)));
    }

    private JsonObject secrets(String domainId, @Nullable Present here) {
        return here == null
                ? JsonValue.EMPTY_JSON_OBJECT
                : directories.settings(directories.get(domainId, here.id())).secrets();
    }

    private static @Nullable String id(@Nullable Present here) {
        return here == null ? null : here.id();
    }
}
