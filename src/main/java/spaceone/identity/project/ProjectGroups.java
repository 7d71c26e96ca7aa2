package spaceone.identity.project;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Origin;
import spaceone.identity.access.Circle;
import spaceone.identity.access.Members;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;
import spaceone.identity.tenancy.Workspaces;

/** The tree of project groups in a workspace. */
@Stateless
public class ProjectGroups {

    private static final PlacedRows<ProjectGroup> ROWS = PlacedRows.of(ProjectGroup.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Workspaces workspaces;
    @Inject Members members;

    public ProjectGroup create(
            String domainId,
            String workspaceId,
            String name,
            @Nullable String parentId,
            @Nullable JsonObject tags) {
        Origin origin = Origin.here("pg", clock.instant());
        return create(domainId, workspaceId, name, parentId, tags, origin);
    }

    public ProjectGroup create(
            String domainId,
            String workspaceId,
            String name,
            @Nullable String parentId,
            @Nullable JsonObject tags,
            Origin origin) {
        workspaces.share(domainId, workspaceId);
        if (parentId != null) {
            get(Place.of(domainId, workspaceId), parentId);
        }
        ProjectGroup group = new ProjectGroup(domainId, workspaceId, name, origin);
        group.change(name, tags);
        group.standBelow(parentId);
        em.persist(group);
        em.flush();
        return changed("create", group, Map.of("name", name));
    }

    public ProjectGroup update(
            Place place, String groupId, @Nullable String name, @Nullable JsonObject tags) {
        ProjectGroup group = ROWS.lock(em, place, groupId);
        group.change(name, tags);
        return changed("update", group, Map.of("name", group.name()));
    }

    /**
     * {@code parentId} null: to the top. Moves take turns in a workspace, or two of them could make
     * a circle together.
     */
    public ProjectGroup changeParent(Place place, String groupId, @Nullable String parentId) {
        ProjectGroup group = get(place, groupId);
        Place there = group.place();
        workspaces.lock(group.domainId(), group.workspaceId());
        if (parentId != null) {
            get(there, parentId);
            demandNotBelow(groupId, parentId);
        }
        ProjectGroup held = ROWS.lock(em, there, groupId);
        held.standBelow(parentId);
        return changed(
                "change_parent_group", held, Map.of("parent_group_id", String.valueOf(parentId)));
    }

    public void delete(Place place, String groupId) {
        ProjectGroup group = ROWS.lock(em, place, groupId);
        if (isUsed("projects", "project_group_id", groupId)) {
            throw ProjectError.RELATED_PROJECT_EXIST.with(groupId);
        }
        if (isUsed("project_groups", "parent_group_id", groupId)) {
            throw ProjectError.RELATED_PROJECT_GROUP_EXIST.with(groupId);
        }
        em.remove(group);
        changed("delete", group, Map.of("name", group.name()));
    }

    public ProjectGroup addUsers(Place place, String groupId, List<String> users) {
        ProjectGroup group = ROWS.lock(em, place, groupId);
        demandKnown(group.domainId(), group.workspaceId(), users);
        members.add(Circle.PROJECT_GROUP, group.domainId(), group.workspaceId(), groupId, users);
        return changed("add_users", group, Map.of("users", users));
    }

    public ProjectGroup removeUsers(Place place, String groupId, List<String> users) {
        ProjectGroup group = ROWS.lock(em, place, groupId);
        members.remove(Circle.PROJECT_GROUP, groupId, users);
        return changed("remove_users", group, Map.of("users", users));
    }

    public ProjectGroup get(Place place, String groupId) {
        return complete(ROWS.get(em, place, groupId));
    }

    public void demandKnown(String domainId, String workspaceId, Collection<String> users) {
        List<String> strangers = members.strangers(domainId, workspaceId, users);
        if (!strangers.isEmpty()) {
            throw ProjectError.USER_NOT_EXIST_IN_WORKSPACE.with(strangers, workspaceId);
        }
    }

    private void demandNotBelow(String groupId, String parentId) {
        boolean below =
                !em.createNativeQuery("select 1 where ?2 in " + Tree.BELOW.replace("?", "?1"))
                        .setParameter(1, groupId)
                        .setParameter(2, parentId)
                        .getResultList()
                        .isEmpty();
        if (below) {
            throw ProjectError.NOT_ALLOWED_TO_CHANGE_PARENT_GROUP_TO_SUB_PROJECT_GROUP.with(
                    groupId, parentId);
        }
    }

    private boolean isUsed(String table, String column, String groupId) {
        return !em.createNativeQuery(
                        "select 1 from %s where %s = ?1 limit 1".formatted(table, column))
                .setParameter(1, groupId)
                .getResultList()
                .isEmpty();
    }

    private ProjectGroup complete(ProjectGroup group) {
        return group.with(members.of(Circle.PROJECT_GROUP, group.projectGroupId()));
    }

    private ProjectGroup changed(String verb, ProjectGroup group, Map<String, ?> details) {
        audit.changed(
                "ProjectGroup." + verb,
                group.domainId(),
                "ProjectGroup",
                group.projectGroupId(),
                details);
        return complete(group);
    }
}
