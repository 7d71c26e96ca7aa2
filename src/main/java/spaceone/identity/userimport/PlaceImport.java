package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.SAVE_UNIQUE_VALUES;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Origin;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Members;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleChanges;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.project.Project;
import spaceone.identity.project.ProjectGroup;
import spaceone.identity.project.ProjectGroups;
import spaceone.identity.project.ProjectType;
import spaceone.identity.project.Projects;
import spaceone.identity.project.Reach;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.WorkspaceState;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.usergroup.UserGroup;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.userimport.Imported.Outcome;

/**
 * Brings over what people work in: roles, workspaces, groups and projects of the original's
 * database, under the ids they had there. Each is made by the bean that makes it for everybody;
 * what is here already stays as it is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PlaceImport {

    @PersistenceContext EntityManager em;
    @Resource EJBContext context;
    @Inject Clock clock;
    @Inject Giver giver;
    @Inject Roles roles;
    @Inject Workspaces workspaces;
    @Inject UserGroups userGroups;
    @Inject ProjectGroups projectGroups;
    @Inject Projects projects;
    @Inject Members members;

    /** {@code document}: made plain. Roles of people and people themselves are not for here. */
    public Imported bring(
            String domainId,
            MongoCollection collection,
            JsonObject document,
            Baggage baggage,
            boolean rehearsed) {
        giver.demandCovers(List.of(collection.permission()));
        MongoDocument from = new MongoDocument(document, baggage);
        from.tellOwnIds();
        boolean made =
                switch (collection) {
                    case ROLE -> role(domainId, from);
                    case WORKSPACE -> workspace(domainId, from);
                    case USER_GROUP -> userGroup(domainId, from);
                    case PROJECT_GROUP -> projectGroup(domainId, from);
                    case PROJECT -> project(domainId, from);
                    default -> throw new IllegalArgumentException(collection.name());
                };
        em.flush();
        if (rehearsed) {
            context.setRollbackOnly();
        }
        return new Imported(made ? Outcome.CREATED : Outcome.UNCHANGED, Set.of());
    }

    private boolean role(String domainId, MongoDocument from) {
        from.tellAllBut(
                "_id",
                "role_id",
                "name",
                "state",
                "version",
                "role_type",
                "permissions",
                "page_access",
                "tags",
                "is_managed",
                "domain_id",
                "created_at",
                "updated_at");
        from.tell("version", "of managed roles only");
        from.tell("updated_at", "changed here, from now on");
        String id = from.demand("role_id");
        if (from.is("is_managed")) {
            from.baggage().mapped("is_managed", "role_id", "every domain here has it");
            for (String field : List.of("name", "state", "role_type", "tags", "created_at")) {
                from.tell(field, "every domain here has the role");
            }
            roles.get(domainId, id);
            return false;
        }
        Origin origin = origin("role", id, from);
        from.demandPermissionsReadable();
        RoleType type = from.constant("role_type", RoleType.values());
        RoleChanges wanted =
                new RoleChanges(
                        from.name(),
                        from.texts("permissions"),
                        from.texts("page_access"),
                        from.tags());
        boolean disabled = from.isDisabled();
        if (roles.find(domainId, id).isPresent()) {
            return false;
        }
        Role role = roles.create(domainId, type, wanted, origin);
        if (disabled) {
            em.flush();
            roles.disable(domainId, role.roleId());
        }
        return true;
    }

    private boolean workspace(String domainId, MongoDocument from) {
        from.tellAllBut(
                "_id",
                "workspace_id",
                "name",
                "state",
                "tags",
                "created_by",
                "domain_id",
                "created_at",
                "workspace_group_id",
                "user_count");
        from.tell("workspace_group_id", "put it into the group when that is made");
        from.tell("user_count", "counted here");
        if (from.isDeleted()) {
            throw INVALID_PARAMETER.with("state", "is deleted there");
        }
        String id = from.demand("workspace_id");
        Origin origin = origin("workspace", id, from);
        String name = from.name();
        String by = maker(from);
        JsonObject tags = from.tags();
        boolean disabled = from.isDisabled();
        Workspace present = em.find(Workspace.class, id);
        if (present != null) {
            boolean deleted = present.state() == WorkspaceState.DELETED;
            return demandOurs(domainId, deleted ? null : present.domainId(), id);
        }
        workspaces.create(domainId, name, tags, by, origin);
        if (disabled) {
            workspaces.disable(domainId, id);
        }
        return true;
    }

    private boolean userGroup(String domainId, MongoDocument from) {
        from.tellAllBut(
                "_id",
                "user_group_id",
                "name",
                "description",
                "users",
                "tags",
                "workspace_id",
                "domain_id",
                "created_at");
        String id = from.demand("user_group_id");
        Origin origin = origin("ug", id, from);
        String workspaceId = from.demand("workspace_id");
        UserGroups.Wanted wanted =
                UserGroups.Wanted.of(from.name(), from.kept("description"), from.tags());
        UserGroup present = em.find(UserGroup.class, id);
        if (present == null) {
            userGroups.create(domainId, workspaceId, wanted, origin);
            em.flush();
        } else {
            demandOurs(domainId, present.domainId(), id);
        }
        Place place = Place.of(domainId, workspaceId);
        List<String> there = userGroups.get(place, id).users();
        boolean more =
                join(
                        domainId,
                        workspaceId,
                        from,
                        there,
                        users -> userGroups.addUsers(place, id, users));
        return present == null || more;
    }

    private boolean projectGroup(String domainId, MongoDocument from) {
        from.tellAllBut(
                "_id",
                "project_group_id",
                "name",
                "tags",
                "parent_group_id",
                "users",
                "workspace_id",
                "domain_id",
                "created_at");
        String id = from.demand("project_group_id");
        Origin origin = origin("pg", id, from);
        String workspaceId = from.demand("workspace_id");
        String name = from.name();
        String parent = from.kept("parent_group_id");
        JsonObject tags = from.tags();
        ProjectGroup present = em.find(ProjectGroup.class, id);
        if (present == null) {
            projectGroups.create(domainId, workspaceId, name, parent, tags, origin);
            em.flush();
        } else {
            demandOurs(domainId, present.domainId(), id);
        }
        Place place = Place.of(domainId, workspaceId);
        List<String> there = projectGroups.get(place, id).users();
        boolean more =
                join(
                        domainId,
                        workspaceId,
                        from,
                        there,
                        users -> projectGroups.addUsers(place, id, users));
        return present == null || more;
    }

    private boolean project(String domainId, MongoDocument from) {
        from.tellAllBut(
                "_id",
                "project_id",
                "name",
                "project_type",
                "tags",
                "users",
                "created_by",
                "project_group_id",
                "workspace_id",
                "domain_id",
                "created_at");
        String id = from.demand("project_id");
        Origin origin = origin("project", id, from);
        String workspaceId = from.demand("workspace_id");
        ProjectType type = from.constant("project_type", ProjectType.values());
        Projects.NewProject wanted =
                new Projects.NewProject(
                        from.name(), type, from.kept("project_group_id"), from.tags(), maker(from));
        Project present = em.find(Project.class, id);
        if (present == null) {
            projects.create(domainId, workspaceId, wanted, origin);
            em.flush();
        } else {
            demandOurs(domainId, present.domainId(), id);
        }
        if (type == ProjectType.PUBLIC) {
            from.tell("users", "everybody in the workspace sees it");
            return present == null;
        }
        Reach reach = Reach.of(Place.of(domainId, workspaceId));
        List<String> there = projects.get(reach, id).users();
        boolean more =
                join(
                        domainId,
                        workspaceId,
                        from,
                        there,
                        users -> projects.addUsers(reach, id, users));
        return present == null || more;
    }

    /** Who has no role in the workspace cannot be in its groups, and is told of. */
    private boolean join(
            String domainId,
            String workspaceId,
            MongoDocument from,
            List<String> there,
            Function<List<String>, ?> add) {
        List<String> named = from.users();
        List<String> strangers = members.strangers(domainId, workspaceId, named);
        List<String> added = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            String field = "users[" + i + "]";
            if (strangers.contains(named.get(i))) {
                from.baggage().told(field, "has no role in the workspace");
            } else {
                from.baggage().kept(field, "users");
                if (!there.contains(named.get(i))) {
                    added.add(named.get(i));
                }
            }
        }
        if (added.isEmpty()) {
            return false;
        }
        add.apply(added);
        return true;
    }

    private Origin origin(String prefix, String id, MongoDocument from) {
        return Origin.elsewhere(prefix, id, from.moment("created_at"), clock.instant());
    }

    /** Where nobody is told, an app made it. */
    private String maker(MongoDocument from) {
        String told = from.kept("created_by");
        return told == null ? giver.userId() : told;
    }

    /** Never made: it is here. Ids are one of a kind in the installation. */
    private static boolean demandOurs(String domainId, @Nullable String owner, String id) {
        if (!domainId.equals(owner)) {
            throw SAVE_UNIQUE_VALUES.with("['" + id + "']");
        }
        return false;
    }
}
