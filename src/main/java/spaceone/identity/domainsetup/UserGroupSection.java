package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.object;
import static spaceone.identity.domainsetup.Things.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.Place;
import spaceone.identity.usergroup.UserGroups;

/** The user groups, which are called one of a kind in their workspace only. */
@ApplicationScoped
class UserGroupSection implements SetupSection {

    private static final List<String> MEMBERS = List.of("description", "tags");

    @Inject UserGroups groups;
    @Inject SetupNames names;

    @Override
    public Section section() {
        return Section.USER_GROUPS;
    }

    @Override
    public String nameOf(JsonObject thing) {
        return text(thing, "workspace") + " / " + text(thing, "name");
    }

    @Override
    public Map<String, Present> present(String domainId) {
        Map<String, String> workspaces = names.ofWorkspaces(domainId);
        Here here = new Here();
        groups.list(Place.of(domainId), null, Query.all())
                .forEach(
                        row -> {
                            JsonObject thing =
                                    Json.createObjectBuilder()
                                            .add(
                                                    "workspace",
                                                    workspaces.get(row.getString("workspace_id")))
                                            .add("name", row.getString("name"))
                                            .addAll(
                                                    Json.createObjectBuilder(
                                                            Things.some(row, MEMBERS)))
                                            .build();
                            here.add(
                                    nameOf(thing),
                                    new Present(row.getString("user_group_id"), thing, false));
                        });
        return here.things();
    }

    @Override
    public void create(String domainId, JsonObject thing, String by) {
        groups.create(
                domainId,
                names.workspaceId(domainId, text(thing, "workspace")),
                wanted(thing, text(thing, "name")));
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        groups.update(Place.of(domainId), here.id(), wanted(changed, null));
    }

    @Override
    public void remove(String domainId, Present here) {
        groups.delete(Place.of(domainId), here.id());
    }

    private static UserGroups.Wanted wanted(JsonObject thing, @Nullable String name) {
        return UserGroups.Wanted.of(name, text(thing, "description"), object(thing, "tags"));
    }
}
