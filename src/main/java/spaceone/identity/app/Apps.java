package spaceone.identity.app;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Giver;
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
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;
import spaceone.identity.tenancy.Workspaces;

/** The apps of a domain and of its workspaces. */
@Stateless
public class Apps {

    private static final PlacedRows<App> ROWS = PlacedRows.of(App.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Actor actor;
    @Inject Results results;
    @Inject Roles roles;
    @Inject Giver giver;
    @Inject Workspaces workspaces;
    @Inject Projects projects;
    @Inject ProjectGroups projectGroups;

    public App create(String domainId, NewApp wanted) {
        Optional<App> maker = maker();
        Role role = roles.toGive(domainId, wanted.roleId());
        if (role.roleType() != typeFor(wanted.resourceGroup())) {
            throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(role.roleId(), role.roleType());
        }
        if (wanted.resourceGroup() != ResourceGroup.DOMAIN) {
            demandPlace(domainId, wanted);
        }
        App app = new App(domainId, wanted, role, creator(), clock.instant());
        issue(app, wanted.expiredAt(), Duration.ZERO, maker);
        em.persist(app);
        return changed("create", app);
    }

    /** Null when no user makes it. */
    private @Nullable String creator() {
        return actor.type().equals("USER") ? actor.id() : null;
    }

    /**
     * The app that acts, if it is one: it may make and change apps only if it may do everything,
     * and only while its key is good, which nobody ends meanwhile.
     */
    private Optional<App> maker() {
        if (!giver.isApp()) {
            return Optional.empty();
        }
        return hold(giver.appId())
                .filter(app -> giver.isFull() && app.opensWith(giver.keyId(), clock.instant()))
                .map(Optional::of)
                .orElseThrow(CommonError.PERMISSION_DENIED::with);
    }

    /** A key lives no longer than the key of the app that made it. */
    private void issue(App app, @Nullable String expiredAt, Duration overlap, Optional<App> maker) {
        Instant now = clock.instant();
        Instant end = Expiry.of(expiredAt, now);
        Optional<App> other = maker.filter(by -> !by.appId().equals(app.appId()));
        if (other.isPresent()) {
            Instant last = other.get().expiredAt();
            app.renew(end.isBefore(last) ? end : last, other.get().appId(), overlap, now);
        } else if (maker.isPresent()) {
            app.renewItself(end, overlap, now);
        } else {
            app.renew(end, null, overlap, now);
        }
    }

    /** What an app made, and what that made in turn, is out of service with its key. */
    private void endWhatItMade(App app) {
        em.createNativeQuery(
                        """
                        with recursive made (app_id) as (
                            select app_id from apps where domain_id = ?1 and made_by = ?2
                            union
                            select a.app_id from apps a join made m on a.made_by = m.app_id
                            where a.domain_id = ?1)
                        update apps set state = 'DISABLED'
                        where app_id in (select app_id from made) and app_id <> ?2
                        """)
                .setParameter(1, app.domainId())
                .setParameter(2, app.appId())
                .executeUpdate();
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
        Place inside = Place.of(domainId, wanted.workspaceId());
        if (wanted.resourceGroup() != ResourceGroup.PROJECT) {
            return;
        }
        if (wanted.projectId() != null && wanted.projectGroupId() != null) {
            throw CommonError.INVALID_PARAMETER.with(
                    "project_id", "not together with project_group_id");
        }
        if (wanted.projectId() != null) {
            projects.get(Reach.of(inside), wanted.projectId());
        } else if (wanted.projectGroupId() != null) {
            projectGroups.get(inside, wanted.projectGroupId());
        } else {
            throw CommonError.REQUIRED_PARAMETER.with("project_id");
        }
    }

    public App update(Place place, String appId, @Nullable String name, @Nullable JsonObject tags) {
        App app = lock(place, appId);
        app.change(name, tags);
        return changed("update", app);
    }

    /** From now on another secret is the good one; the one before stays good for the overlap. */
    public App renew(Place place, String appId, @Nullable String expiredAt, Duration overlap) {
        Optional<App> maker = maker();
        App app = lock(place, appId);
        issue(app, expiredAt, overlap, maker);
        em.flush();
        endWhatItMade(app);
        return changed("generate_client_secret", app);
    }

    public App endPrevious(Place place, String appId) {
        App app = lock(place, appId);
        app.endPrevious();
        return changed("end_previous_secret", app);
    }

    public App enable(Place place, String appId) {
        App app = lock(place, appId);
        app.enable();
        return changed("enable", app);
    }

    public App disable(Place place, String appId) {
        App app = lock(place, appId);
        app.disable();
        em.flush();
        endWhatItMade(app);
        return changed("disable", app);
    }

    public void delete(Place place, String appId) {
        App app = lock(place, appId);
        app.demandOwn();
        endWhatItMade(app);
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

    public App get(Place place, String appId) {
        return ROWS.get(em, place, appId);
    }

    public Listing list(Place place, Query query) {
        return results.list(AppInfo.FIELDS, place.scope("a"), query);
    }

    public JsonObject stat(Place place, Statistics statistics) {
        return results.stat(AppInfo.FIELDS, place.scope("a"), statistics);
    }

    /** The app, to be changed by somebody who has all that its key opens. */
    private App lock(Place place, String appId) {
        if (giver.isApp() && !giver.isFull()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        App app = ROWS.lock(em, place, appId);
        if (appId.equals(giver.appId()) && !app.opensWith(giver.keyId(), clock.instant())) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        roles.demandMayTake(app.domainId(), app.roleId());
        return app;
    }

    private Optional<App> hold(String appId) {
        @SuppressWarnings("unchecked")
        List<App> found =
                em.createNativeQuery("select * from apps where app_id = ?1 for share", App.class)
                        .setParameter(1, appId)
                        .setHint("eclipselink.refresh", true)
                        .getResultList();
        return found.stream().findFirst();
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
