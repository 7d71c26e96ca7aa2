package spaceone.identity.project;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Origin;
import spaceone.identity.access.Circle;
import spaceone.identity.access.Members;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;
import spaceone.identity.tenancy.Workspaces;

/** The projects of a workspace, as far as the caller's {@link Reach} goes. */
@Stateless
public class Projects {

    private static final PlacedRows<Project> ROWS = PlacedRows.of(Project.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Workspaces workspaces;
    @Inject ProjectGroups groups;
    @Inject Members members;
    @Inject ProjectAccess access;

    /** A project to be created; {@code projectGroupId} may be null. */
    public record NewProject(
            String name,
            ProjectType type,
            @Nullable String projectGroupId,
            @Nullable JsonObject tags,
            String by) {}

    public Project create(String domainId, String workspaceId, NewProject wanted) {
        return create(domainId, workspaceId, wanted, Origin.here("project", clock.instant()));
    }

    public Project create(String domainId, String workspaceId, NewProject wanted, Origin origin) {
        workspaces.share(domainId, workspaceId);
        demandGroup(Place.of(domainId, workspaceId), wanted.projectGroupId());
        Project project = new Project(domainId, workspaceId, wanted, origin);
        em.persist(project);
        em.flush();
        return changed("create", project, Map.of("name", wanted.name()));
    }

    public Project update(
            Reach reach, String projectId, @Nullable String name, @Nullable JsonObject tags) {
        Project project = lock(reach, projectId);
        project.change(name, tags);
        return changed("update", project, Map.of("name", project.name()));
    }

    /** Whoever a private project listed is forgotten when it opens. */
    public Project changeType(Reach reach, String projectId, ProjectType newType) {
        Project project = lock(reach, projectId);
        project.become(newType);
        if (project.isPublic()) {
            members.removeAll(Circle.PROJECT, projectId);
        }
        return changed("update_project_type", project, Map.of("project_type", newType));
    }

    /** {@code groupId} null: out of any. */
    public Project changeGroup(Reach reach, String projectId, @Nullable String groupId) {
        Project project = lock(reach, projectId);
        demandGroup(project.place(), groupId);
        project.standIn(groupId);
        return changed(
                "change_project_group",
                project,
                Map.of("project_group_id", String.valueOf(groupId)));
    }

    public void delete(Reach reach, String projectId) {
        Project project = lock(reach, projectId);
        em.remove(project);
        changed("delete", project, Map.of("name", project.name()));
    }

    public void deleteAll(String domainId, String workspaceId) {
        for (String entity : List.of("Project", "ProjectGroup")) {
            em.createQuery(
                            "delete from "
                                    + entity
                                    + " p where p.domainId = :domainId and p.workspaceId = :workspaceId")
                    .setParameter("domainId", domainId)
                    .setParameter("workspaceId", workspaceId)
                    .executeUpdate();
        }
    }

    public Project addUsers(Reach reach, String projectId, List<String> users) {
        Project project = lock(reach, projectId);
        if (project.isPublic()) {
            throw ProjectError.NOT_ALLOWED_ADD_USER_TO_PUBLIC_PROJECT.with(projectId);
        }
        groups.demandKnown(project.domainId(), project.workspaceId(), users);
        members.add(Circle.PROJECT, project.domainId(), project.workspaceId(), projectId, users);
        return changed("add_users", project, Map.of("users", users));
    }

    public Project removeUsers(Reach reach, String projectId, List<String> users) {
        Project project = lock(reach, projectId);
        members.remove(Circle.PROJECT, projectId, users);
        return changed("remove_users", project, Map.of("users", users));
    }

    public Project get(Reach reach, String projectId) {
        demandOpen(reach, projectId);
        return complete(ROWS.get(em, reach.place(), projectId));
    }

    private void demandGroup(Place place, @Nullable String groupId) {
        if (groupId != null) {
            groups.get(place, groupId);
        }
    }

    private Project lock(Reach reach, String projectId) {
        demandOpen(reach, projectId);
        return ROWS.lock(em, reach.place(), projectId);
    }

    private void demandOpen(Reach reach, String projectId) {
        if (!access.opens(reach, projectId)) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    private Project complete(Project project) {
        return project.with(members.of(Circle.PROJECT, project.projectId()));
    }

    private Project changed(String verb, Project project, Map<String, ?> details) {
        audit.changed(
                "Project." + verb, project.domainId(), "Project", project.projectId(), details);
        return complete(project);
    }
}
