package spaceone.identity.app;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import spaceone.identity.CommonError;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.project.ProjectGroups;
import spaceone.identity.project.Projects;
import spaceone.identity.project.Reach;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Workspaces;

/** The apps of a domain; a workspace given is all that is seen. */
@Stateless
public class Apps {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Actor actor;
    @Inject Results results;
    @Inject Roles roles;
    @Inject Workspaces workspaces;
    @Inject Projects projects;
    @Inject ProjectGroups projectGroups;

    public App create(String domainId, NewApp wanted) {
        Role role = roles.toGive(domainId, wanted.roleId());
        if (role.roleType() != typeFor(wanted.resourceGroup())) {
            throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(role.roleId(), role.roleType());
        }
        if (wanted.resourceGroup() != ResourceGroup.DOMAIN) {
            demandPlace(domainId, wanted);
        }
        App app = new App(domainId, wanted, role, maker(), clock.instant());
        em.persist(app);
        return changed("create", app);
    }

    /** Null when no user makes it. */
    private String maker() {
        return actor.type().equals("USER") ? actor.id() : null;
    }

    private static RoleType typeFor(ResourceGroup group) {
        return switch (group) {
            case DOMAIN -> RoleType.DOMAIN_ADMIN;
            case WORKSPACE -> RoleType.WORKSPACE_OWNER;
            case PROJECT -> RoleType.WORKSPACE_MEMBER;
        };
    }

    private void demandPlace(String domainId, NewApp wanted) {
        if (wanted.workspaceId() == null) {
            throw CommonError.REQUIRED_PARAMETER.with("workspace_id");
        }
        workspaces.share(domainId, wanted.workspaceId());
        if (wanted.resourceGroup() != ResourceGroup.PROJECT) {
            return;
        }
        if (wanted.projectId() != null && wanted.projectGroupId() != null) {
            throw CommonError.INVALID_PARAMETER.with(
                    "project_id", "not together with project_group_id");
        }
        if (wanted.projectId() != null) {
            projects.get(domainId, Reach.of(wanted.workspaceId()), wanted.projectId());
        } else if (wanted.projectGroupId() != null) {
            projectGroups.get(domainId, wanted.workspaceId(), wanted.projectGroupId());
        } else {
            throw CommonError.REQUIRED_PARAMETER.with("project_id");
        }
    }

    public App update(
            String domainId, String workspaceId, String appId, String name, JsonObject tags) {
        App app = lock(domainId, workspaceId, appId);
        app.change(name, tags);
        return changed("update", app);
    }

    /** From now on another secret is the good one. */
    public App renew(String domainId, String workspaceId, String appId, String expiredAt) {
        App app = lock(domainId, workspaceId, appId);
        app.renew(Expiry.of(expiredAt, clock.instant()), clock.instant());
        return changed("generate_client_secret", app);
    }

    public App enable(String domainId, String workspaceId, String appId) {
        App app = lock(domainId, workspaceId, appId);
        app.enable();
        return changed("enable", app);
    }

    public App disable(String domainId, String workspaceId, String appId) {
        App app = lock(domainId, workspaceId, appId);
        app.disable();
        return changed("disable", app);
    }

    public void delete(String domainId, String workspaceId, String appId) {
        App app = lock(domainId, workspaceId, appId);
        app.demandOwn();
        em.remove(app);
        changed("delete", app);
    }

    public void deleteAll(String domainId, String workspaceId) {
        em.createQuery(
                        "delete from App a where a.domainId = :domainId and a.workspaceId = :workspaceId")
                .setParameter("domainId", domainId)
                .setParameter("workspaceId", workspaceId)
                .executeUpdate();
    }

    public App get(String domainId, String workspaceId, String appId) {
        return select(domainId, workspaceId, appId, "");
    }

    public Listing list(String domainId, String workspaceId, Query query) {
        return results.list(AppFields.ALL, scope(domainId, workspaceId), query);
    }

    public JsonObject stat(String domainId, String workspaceId, Statistics statistics) {
        return results.stat(AppFields.ALL, scope(domainId, workspaceId), statistics);
    }

    private static Scope scope(String domainId, String workspaceId) {
        Scope scope = Scope.of("a.domain_id = ?", domainId);
        return workspaceId == null ? scope : scope.and("a.workspace_id = ?", workspaceId);
    }

    private App lock(String domainId, String workspaceId, String appId) {
        return select(domainId, workspaceId, appId, " for no key update");
    }

    private App select(String domainId, String workspaceId, String appId, String how) {
        @SuppressWarnings("unchecked")
        List<App> found =
                em.createNativeQuery(
                                "select * from apps where domain_id = ?1 and app_id = ?2"
                                        + " and (?3 = '' or workspace_id = ?3)"
                                        + how,
                                App.class)
                        .setParameter(1, domainId)
                        .setParameter(2, appId)
                        .setParameter(3, workspaceId == null ? "" : workspaceId)
                        .setHint("eclipselink.refresh", true)
                        .getResultList();
        return found.stream()
                .findFirst()
                .orElseThrow(() -> CommonError.NOT_FOUND.with("app_id", appId));
    }

    private App changed(String verb, App app) {
        em.flush();
        audit.changed(
                "App." + verb,
                app.domainId(),
                "App",
                app.appId(),
                Map.of(
                        "name", app.name(),
                        "role_id", app.roleId(),
                        "client_id", app.clientId(),
                        "state", app.state(clock.instant())));
        return app;
    }
}
