package spaceone.identity.usergroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Origin;
import spaceone.identity.access.Circle;
import spaceone.identity.access.Members;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;
import spaceone.identity.tenancy.Workspaces;

/** The user groups of a workspace. */
@Stateless
public class UserGroups {

    private static final PlacedRows<UserGroup> ROWS = PlacedRows.of(UserGroup.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Results results;
    @Inject Workspaces workspaces;
    @Inject Members members;

    /** What is to be written of a group. Null leaves things as they are. */
    public record Wanted(
            @Nullable String name, @Nullable String description, @Nullable JsonObject tags) {

        public static Wanted of(
                @Nullable String name, @Nullable String description, @Nullable JsonObject tags) {
            return new Wanted(
                    name == null ? null : name.strip(),
                    description == null ? null : description.strip(),
                    tags);
        }
    }

    public UserGroup create(String domainId, String workspaceId, Wanted wanted) {
        return create(domainId, workspaceId, wanted, Origin.here("ug", clock.instant()));
    }

    public UserGroup create(String domainId, String workspaceId, Wanted wanted, Origin origin) {
        workspaces.share(domainId, workspaceId);
        String name = Objects.requireNonNull(wanted.name(), "a new one has a name");
        demandFree(domainId, workspaceId, name);
        UserGroup group = new UserGroup(domainId, workspaceId, name, origin);
        group.change(name, wanted.description(), wanted.tags());
        em.persist(group);
        em.flush();
        return changed("create", group, Map.of("name", name));
    }

    public UserGroup update(Place place, String groupId, Wanted changes) {
        UserGroup group = lock(place, groupId);
        if (changes.name() != null && !changes.name().equals(group.name())) {
            demandFree(group.domainId(), group.workspaceId(), changes.name());
        }
        group.change(changes.name(), changes.description(), changes.tags());
        return changed("update", group, Map.of("name", group.name()));
    }

    public void delete(Place place, String groupId) {
        UserGroup group = lock(place, groupId);
        em.remove(group);
        changed("delete", group, Map.of("name", group.name()));
    }

    public void deleteAll(String domainId, String workspaceId) {
        em.createQuery(
                        "delete from UserGroup g where g.domainId = :domainId"
                                + " and g.workspaceId = :workspaceId")
                .setParameter("domainId", domainId)
                .setParameter("workspaceId", workspaceId)
                .executeUpdate();
    }

    public UserGroup addUsers(Place place, String groupId, List<String> users) {
        UserGroup group = lock(place, groupId);
        List<String> strangers = members.strangers(group.domainId(), group.workspaceId(), users);
        if (!strangers.isEmpty()) {
            throw UserGroupError.USERS_NOT_FOUND.with(strangers);
        }
        members.add(Circle.USER_GROUP, group.domainId(), group.workspaceId(), groupId, users);
        return changed("add_users", group, Map.of("users", users));
    }

    public UserGroup removeUsers(Place place, String groupId, List<String> users) {
        UserGroup group = lock(place, groupId);
        members.remove(Circle.USER_GROUP, groupId, users);
        return changed("remove_users", group, Map.of("users", users));
    }

    public UserGroup get(Place place, String groupId) {
        return complete(ROWS.get(em, place, groupId));
    }

    public Optional<UserGroup> named(String domainId, String workspaceId, @Nullable String name) {
        return em.createQuery(
                        "select g from UserGroup g where g.domainId = :domainId"
                                + " and g.workspaceId = :workspaceId and g.name = :name",
                        UserGroup.class)
                .setParameter("domainId", domainId)
                .setParameter("workspaceId", workspaceId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .map(this::complete);
    }

    /** {@code userId}, if given, keeps only the groups they are in. */
    public Listing list(Place place, @Nullable String userId, Query query) {
        Scope scope = place.scope("g");
        if (userId != null) {
            scope =
                    scope.and(
                            "exists (select 1 from user_group_users x"
                                    + " where x.user_group_id = g.user_group_id and x.domain_id = g.domain_id"
                                    + " and x.user_id = ?)",
                            userId);
        }
        return results.list(UserGroupInfo.FIELDS, scope, query);
    }

    public JsonObject stat(Place place, Statistics statistics) {
        return results.stat(UserGroupInfo.FIELDS, place.scope("g"), statistics);
    }

    private UserGroup lock(Place place, String groupId) {
        return ROWS.lock(em, place, groupId);
    }

    private UserGroup complete(UserGroup group) {
        return group.with(members.of(Circle.USER_GROUP, group.userGroupId()));
    }

    private void demandFree(String domainId, String workspaceId, @Nullable String name) {
        long taken =
                em.createQuery(
                                "select count(g) from UserGroup g where g.domainId = :domainId"
                                        + " and g.workspaceId = :workspaceId and g.name = :name",
                                Long.class)
                        .setParameter("domainId", domainId)
                        .setParameter("workspaceId", workspaceId)
                        .setParameter("name", name)
                        .getSingleResult();
        if (taken > 0) {
            throw CommonError.SAVE_UNIQUE_VALUES.with("['name', 'domain_id', 'workspace_id']");
        }
    }

    private UserGroup changed(String verb, UserGroup group, Map<String, ?> details) {
        audit.changed(
                "UserGroup." + verb, group.domainId(), "UserGroup", group.userGroupId(), details);
        return complete(group);
    }
}
