package spaceone.identity.tenancy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Origin;
import spaceone.identity.StringsColumn;
import spaceone.identity.audit.Audit;

/**
 * Workspaces and their life cycle. Whoever changes one holds its row; whoever hangs something on it
 * shares the row, so that nothing is hung on a workspace while it is deleted.
 */
@Stateless
public class Workspaces {

    private static final PlacedRows<Workspace> ROWS = PlacedRows.undeleted(Workspace.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;

    public Workspace create(
            String domainId, String name, @Nullable JsonObject tags, String createdBy) {
        Origin origin = Origin.here("workspace", clock.instant());
        return create(domainId, name, tags, createdBy, origin);
    }

    public Workspace create(
            String domainId,
            String name,
            @Nullable JsonObject tags,
            String createdBy,
            Origin origin) {
        demandFree(domainId, name);
        Workspace workspace = new Workspace(domainId, name, tags, createdBy, origin);
        em.persist(workspace);
        em.flush();
        return changed("Workspace.create", workspace, Map.of("name", name));
    }

    public Workspace update(
            String domainId, String workspaceId, @Nullable String name, @Nullable JsonObject tags) {
        Workspace workspace = lock(domainId, workspaceId);
        if (name != null && !name.equals(workspace.name())) {
            demandFree(domainId, name);
            workspace.rename(name);
        }
        if (tags != null) {
            workspace.tag(tags);
        }
        return changed("Workspace.update", workspace, Map.of("name", workspace.name()));
    }

    public Workspace enable(String domainId, String workspaceId) {
        Workspace workspace = lock(domainId, workspaceId);
        workspace.enable();
        return changed("Workspace.enable", workspace, Map.of("state", workspace.state()));
    }

    public Workspace disable(String domainId, String workspaceId) {
        Workspace workspace = lock(domainId, workspaceId);
        workspace.disable();
        return changed("Workspace.disable", workspace, Map.of("state", workspace.state()));
    }

    /** Only the workspace itself: what lives in it has been removed by the caller. */
    public void delete(String domainId, String workspaceId) {
        Workspace workspace = lock(domainId, workspaceId);
        workspace.delete(clock.instant());
        changed("Workspace.delete", workspace, Map.of("state", workspace.state()));
    }

    /** Puts the workspace into a group, or out of any; its bindings are the caller's to change. */
    public Workspace move(String domainId, String workspaceId, @Nullable String groupId) {
        Workspace workspace = lock(domainId, workspaceId);
        workspace.move(groupId, clock.instant());
        em.flush();
        return changed(
                "Workspace.change_workspace_group",
                workspace,
                Map.of("workspace_group_id", String.valueOf(groupId)));
    }

    public Workspace get(String domainId, String workspaceId) {
        return find(domainId, workspaceId)
                .map(this::counted)
                .orElseThrow(() -> CommonError.NOT_FOUND.with("workspace_id", workspaceId));
    }

    public Optional<Workspace> find(String domainId, String workspaceId) {
        return em.createQuery(
                        "select w from Workspace w where w.domainId = :domainId"
                                + " and w.workspaceId = :workspaceId and w.state <> :deleted",
                        Workspace.class)
                .setParameter("domainId", domainId)
                .setParameter("workspaceId", workspaceId)
                .setParameter("deleted", WorkspaceState.DELETED)
                .getResultStream()
                .findFirst();
    }

    public Optional<Workspace> named(String domainId, String name) {
        return em.createQuery(
                        "select w from Workspace w where w.domainId = :domainId"
                                + " and w.name = :name and w.state <> :deleted",
                        Workspace.class)
                .setParameter("domainId", domainId)
                .setParameter("name", name)
                .setParameter("deleted", WorkspaceState.DELETED)
                .getResultStream()
                .findFirst();
    }

    /** The workspace, to be changed: nobody else changes it until the transaction ends. */
    public Workspace lock(String domainId, String workspaceId) {
        return ROWS.lock(em, Place.of(domainId), workspaceId);
    }

    /** The workspace, which will not be deleted until the transaction ends. */
    public Workspace share(String domainId, String workspaceId) {
        return ROWS.share(em, Place.of(domainId), workspaceId);
    }

    private Workspace changed(String action, Workspace workspace, Map<String, ?> details) {
        audit.changed(action, workspace.domainId(), "Workspace", workspace.workspaceId(), details);
        return counted(workspace);
    }

    private Workspace counted(Workspace workspace) {
        Number users =
                (Number)
                        em.createNativeQuery(
                                        "select count(*) from role_bindings"
                                                + " where domain_id = ?1 and workspace_id = ?2")
                                .setParameter(1, workspace.domainId())
                                .setParameter(2, workspace.workspaceId())
                                .getSingleResult();
        return workspace.counted(users.longValue());
    }

    private void demandFree(String domainId, String name) {
        // Of two who want a name at once, the second waits, and then finds it taken.
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "workspace " + domainId + " " + name)
                .getSingleResult();
        boolean taken =
                !em.createQuery(
                                "select w from Workspace w where w.domainId = :domainId"
                                        + " and w.name = :name and w.state <> :deleted",
                                Workspace.class)
                        .setParameter("domainId", domainId)
                        .setParameter("name", name)
                        .setParameter("deleted", WorkspaceState.DELETED)
                        .getResultList()
                        .isEmpty();
        if (taken) {
            throw CommonError.NOT_UNIQUE.with("name", name);
        }
    }

    /** How many these domains have, by their ids; those that have none are left out. */
    public Map<String, Long> count(Collection<String> domainIds) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(
                                """
                                select domain_id, count(*) from workspaces
                                where domain_id in (select jsonb_array_elements_text(cast(?1 as jsonb)))
                                  and state <> 'DELETED'
                                group by domain_id
                                """)
                        .setParameter(1, StringsColumn.json(domainIds))
                        .getResultList();
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }
}
