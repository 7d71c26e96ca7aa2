package spaceone.identity.workspacegroup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;

/** The groups themselves; who is in them is for {@link GroupMembers}, where, for {@link Moves}. */
@Stateless
public class WorkspaceGroups {

    private static final PlacedRows<WorkspaceGroup> ROWS = PlacedRows.of(WorkspaceGroup.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;

    public WorkspaceGroup create(
            String domainId, String name, @Nullable JsonObject tags, String by) {
        demandFree(domainId, name);
        WorkspaceGroup group = new WorkspaceGroup(domainId, name, tags, by, clock.instant());
        em.persist(group);
        em.flush();
        changed("WorkspaceGroup.create", group, Map.of("name", name));
        return group;
    }

    public WorkspaceGroup update(
            String domainId,
            String groupId,
            @Nullable String name,
            @Nullable JsonObject tags,
            String by) {
        WorkspaceGroup group = lock(domainId, groupId);
        if (name != null && !name.equals(group.name())) {
            demandFree(domainId, name);
        }
        group.change(name, tags);
        group.changedBy(by, clock.instant());
        changed("WorkspaceGroup.update", group, Map.of("name", group.name()));
        return complete(group);
    }

    public void delete(String domainId, String groupId) {
        WorkspaceGroup group = complete(lock(domainId, groupId));
        if (group.workspaceCount() > 0) {
            throw GroupError.WORKSPACE_EXIST_IN_WORKSPACE_GROUP.with(groupId);
        }
        if (!group.users().isEmpty()) {
            throw GroupError.USER_EXIST_IN_WORKSPACE_GROUP.with(groupId);
        }
        em.remove(group);
        changed("WorkspaceGroup.delete", group, Map.of("name", group.name()));
    }

    public WorkspaceGroup get(String domainId, String groupId) {
        return complete(ROWS.get(em, Place.of(domainId), groupId));
    }

    public Optional<WorkspaceGroup> named(String domainId, String name) {
        return em.createQuery(
                        "select g from WorkspaceGroup g"
                                + " where g.domainId = :domainId and g.name = :name",
                        WorkspaceGroup.class)
                .setParameter("domainId", domainId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The group, to be changed with all that belongs to it: others take their turn. */
    public WorkspaceGroup lock(String domainId, String groupId) {
        return ROWS.lock(em, Place.of(domainId), groupId);
    }

    /** With its users, in the order in which they came, and the number of its workspaces. */
    public WorkspaceGroup complete(WorkspaceGroup group) {
        @SuppressWarnings("unchecked")
        List<Object[]> users =
                em.createNativeQuery(
                                """
                                select m.user_id, m.role_id, m.role_type, u.name, u.state
                                from workspace_group_users m
                                join users u on u.domain_id = m.domain_id and u.user_id = m.user_id
                                where m.workspace_group_id = ?1 order by m.id
                                """)
                        .setParameter(1, group.workspaceGroupId())
                        .getResultList();
        Number workspaces =
                (Number)
                        em.createNativeQuery(
                                        "select count(*) from workspaces where workspace_group_id = ?1")
                                .setParameter(1, group.workspaceGroupId())
                                .getSingleResult();
        return group.with(
                users.stream()
                        .map(
                                u ->
                                        new WorkspaceGroupMember(
                                                (String) u[0],
                                                (String) u[1],
                                                (String) u[2],
                                                (String) u[3],
                                                (String) u[4]))
                        .toList(),
                workspaces.longValue());
    }

    private void demandFree(String domainId, String name) {
        long taken =
                em.createQuery(
                                "select count(g) from WorkspaceGroup g"
                                        + " where g.domainId = :domainId and g.name = :name",
                                Long.class)
                        .setParameter("domainId", domainId)
                        .setParameter("name", name)
                        .getSingleResult();
        if (taken > 0) {
            throw CommonError.SAVE_UNIQUE_VALUES.with("['name', 'domain_id']");
        }
    }

    private void changed(String action, WorkspaceGroup group, Map<String, ?> details) {
        audit.changed(
                action, group.domainId(), "WorkspaceGroup", group.workspaceGroupId(), details);
    }
}
