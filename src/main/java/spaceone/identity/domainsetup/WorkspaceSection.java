package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.object;
import static spaceone.identity.domainsetup.Things.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import spaceone.identity.Json;
import spaceone.identity.founding.WorkspaceClosure;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.WorkspaceDirectory;
import spaceone.identity.tenancy.WorkspaceState;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.workspacegroup.Moves;

/** The workspaces, each with the group it is in; an empty text is none. */
@ApplicationScoped
class WorkspaceSection implements SetupSection {

    private static final String GROUP = "workspace_group";
    private static final List<String> MEMBERS = List.of("name", "state", "tags");

    @Inject Workspaces workspaces;
    @Inject WorkspaceDirectory directory;
    @Inject WorkspaceClosure closure;
    @Inject Moves moves;
    @Inject SetupNames names;

    @Override
    public Section section() {
        return Section.WORKSPACES;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        Map<String, String> groups = names.ofWorkspaceGroups(domainId);
        Here here = new Here();
        directory
                .list(domainId, Query.all())
                .forEach(
                        row -> {
                            String group =
                                    groups.getOrDefault(
                                            row.getString("workspace_group_id", ""), "");
                            JsonObject thing =
                                    Json.createObjectBuilder(Things.some(row, MEMBERS))
                                            .add(GROUP, group)
                                            .build();
                            here.add(
                                    row.getString("name"),
                                    new Present(row.getString("workspace_id"), thing, false));
                        });
        return here.things();
    }

    @Override
    public void create(String domainId, JsonObject thing, String by) {
        String id =
                workspaces
                        .create(domainId, text(thing, "name"), object(thing, "tags"), by)
                        .workspaceId();
        if (!thing.getString(GROUP, "").isEmpty()) {
            move(domainId, id, thing);
        }
        if (WorkspaceState.DISABLED.name().equals(text(thing, "state"))) {
            workspaces.disable(domainId, id);
        }
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        if (changed.containsKey("tags")) {
            workspaces.update(domainId, here.id(), null, object(changed, "tags"));
        }
        if (changed.containsKey(GROUP)) {
            move(domainId, here.id(), changed);
        }
        if (changed.containsKey("state")) {
            if (text(changed, "state").equals(WorkspaceState.ENABLED.name())) {
                workspaces.enable(domainId, here.id());
            } else {
                workspaces.disable(domainId, here.id());
            }
        }
    }

    @Override
    public void remove(String domainId, Present here) {
        closure.close(domainId, here.id());
    }

    private void move(String domainId, String workspaceId, JsonObject thing) {
        String group = text(thing, GROUP);
        moves.move(
                domainId,
                workspaceId,
                group.isEmpty() ? null : names.workspaceGroupId(domainId, group));
    }
}
