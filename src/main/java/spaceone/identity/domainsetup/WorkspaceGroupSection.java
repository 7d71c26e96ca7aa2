package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.object;
import static spaceone.identity.domainsetup.Things.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import spaceone.identity.query.Query;
import spaceone.identity.workspacegroup.WorkspaceGroupDirectory;
import spaceone.identity.workspacegroup.WorkspaceGroups;

/** The workspace groups; which workspaces are in them is told with the workspaces. */
@ApplicationScoped
class WorkspaceGroupSection implements SetupSection {

    private static final List<String> MEMBERS = List.of("name", "tags");

    @Inject WorkspaceGroups groups;
    @Inject WorkspaceGroupDirectory directory;

    @Override
    public Section section() {
        return Section.WORKSPACE_GROUPS;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        Here here = new Here();
        directory
                .list(domainId, Query.all())
                .forEach(
                        row ->
                                here.add(
                                        row.getString("name"),
                                        new Present(
                                                row.getString("workspace_group_id"),
                                                Things.some(row, MEMBERS),
                                                false)));
        return here.things();
    }

    @Override
    public void create(String domainId, JsonObject thing, String by) {
        groups.create(domainId, text(thing, "name"), object(thing, "tags"), by);
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        groups.update(domainId, here.id(), null, object(changed, "tags"), by);
    }

    @Override
    public void remove(String domainId, Present here) {
        groups.delete(domainId, here.id());
    }
}
