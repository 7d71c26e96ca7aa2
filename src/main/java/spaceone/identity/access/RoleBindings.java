package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.Rows;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;
import spaceone.identity.tenancy.Workspaces;

/**
 * Gives roles to users and takes them away. The caller keeps the user's own record in step. That
 * nobody gets two roles in one place is decided by the table's unique key, not by looking first.
 */
@Stateless
public class RoleBindings {

    private static final String CREATED = "RoleBinding.create";
    private static final String TARGET = "RoleBinding";

    private static final PlacedRows<RoleBinding> ROWS = PlacedRows.of(RoleBinding.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Roles roles;
    @Inject Workspaces workspaces;

    /** Makes a user an administrator of his domain. */
    public RoleBinding bindToDomain(String domainId, String userId, String roleId) {
        Role role = roles.toGive(domainId, roleId);
        demand(role, role.roleType() == RoleType.DOMAIN_ADMIN);
        return insert(domainId, userId, role, RoleBinding.EVERY_WORKSPACE, false)
                .orElseThrow(() -> AccessError.DUPLICATED_ROLE_BINDING.with(userId));
    }

    public RoleBinding bindToWorkspace(
            String domainId, String userId, String roleId, String workspaceId) {
        Role role = toGiveIn(domainId, workspaceId, roleId);
        return insert(domainId, userId, role, workspaceId, false)
                .orElseThrow(
                        () ->
                                AccessError.DUPLICATED_WORKSPACE_ROLE_BINDING.with(
                                        userId, workspaceId));
    }

    /** As {@link #bindToWorkspace}, of many who have no role there: all of them, or it fails. */
    public void bindToWorkspace(
            String domainId, Collection<String> userIds, String roleId, String workspaceId) {
        Role role = toGiveIn(domainId, workspaceId, roleId);
        Instant now = clock.instant();
        List<RoleBinding> bindings =
                userIds.stream()
                        .map(user -> new RoleBinding(domainId, user, role, workspaceId, now))
                        .toList();
        audit.made(
                CREATED,
                domainId,
                TARGET,
                bindings.stream()
                        .map(one -> Audit.Made.told(one.roleBindingId(), facts(one)))
                        .toList());
        Rows.insert(em, bindings);
    }

    private Role toGiveIn(String domainId, String workspaceId, String roleId) {
        Role role = roles.toGive(domainId, roleId);
        demand(role, role.roleType() != RoleType.DOMAIN_ADMIN);
        workspaces.share(domainId, workspaceId);
        return role;
    }

    /**
     * What the directory says somebody is. Whoever set its table could give the role; whoever signs
     * in gives nothing. A place that people filled by hand is left as it is.
     */
    public void bindFromDirectory(
            String domainId, String userId, String roleId, String workspaceId) {
        Role role = roles.toGive(domainId, roleId, List.of());
        boolean domain = workspaceId.equals(RoleBinding.EVERY_WORKSPACE);
        demand(role, domain == (role.roleType() == RoleType.DOMAIN_ADMIN));
        if (!domain) {
            workspaces.share(domainId, workspaceId);
        }
        Optional<RoleBinding> made = insert(domainId, userId, role, workspaceId, true);
        if (made.isPresent()) {
            return;
        }
        RoleBinding present =
                of(domainId, userId, workspaceId).orElseThrow(CommonError.CONFLICT::with);
        RoleBinding held = lock(Place.of(domainId), present.roleBindingId());
        if (held.isFromDirectory() && !held.roleId().equals(roleId)) {
            held.changeFromDirectory(role);
            em.flush();
            changed("RoleBinding.update_role", held);
        }
    }

    /** All that somebody has. */
    public List<RoleBinding> allOf(String domainId, String userId) {
        return em.createQuery(
                        "select b from RoleBinding b where b.domainId = :domainId"
                                + " and b.userId = :userId order by b.workspaceId",
                        RoleBinding.class)
                .setParameter("domainId", domainId)
                .setParameter("userId", userId)
                .getResultList();
    }

    /** Another role of the same reach: owner and member may change places, administrators not. */
    public RoleBinding change(RoleBinding binding, String roleId) {
        Role role = roles.toGive(binding.domainId(), roleId);
        demand(role, binding.isOfDomain() == (role.roleType() == RoleType.DOMAIN_ADMIN));
        binding.change(role);
        em.flush();
        changed("RoleBinding.update_role", binding);
        return binding;
    }

    public void remove(RoleBinding binding) {
        em.remove(binding);
        em.flush();
        changed("RoleBinding.delete", binding);
    }

    public RoleBinding get(Place place, String roleBindingId) {
        return ROWS.get(em, place, roleBindingId);
    }

    /** The binding, to be changed; its workspace or domain is held by the caller already. */
    public RoleBinding lock(Place place, String roleBindingId) {
        return ROWS.lockWhole(em, place, roleBindingId);
    }

    /**
     * What the user is in the workspace, if anything; {@code *} asks for their power in the domain.
     */
    public Optional<RoleBinding> of(String domainId, String userId, String workspaceId) {
        return em.createQuery(
                        "select b from RoleBinding b where b.domainId = :domainId"
                                + " and b.userId = :userId and b.workspaceId = :workspaceId",
                        RoleBinding.class)
                .setParameter("domainId", domainId)
                .setParameter("userId", userId)
                .setParameter("workspaceId", workspaceId)
                .getResultStream()
                .findFirst();
    }

    /** Refuses to leave a workspace without an owner; the caller holds the workspace. */
    public void demandOwner(String domainId, String workspaceId) {
        long owners =
                em.createQuery(
                                "select count(b) from RoleBinding b where b.domainId = :domainId"
                                        + " and b.workspaceId = :workspaceId and b.roleType = :owner",
                                Long.class)
                        .setParameter("domainId", domainId)
                        .setParameter("workspaceId", workspaceId)
                        .setParameter("owner", RoleType.WORKSPACE_OWNER)
                        .getSingleResult();
        if (owners == 0) {
            throw AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE.with(workspaceId);
        }
    }

    public void removeAll(String domainId) {
        em.createQuery("delete from RoleBinding b where b.domainId = :domainId")
                .setParameter("domainId", domainId)
                .executeUpdate();
    }

    public void removeAll(String domainId, String userId) {
        removed(
                "User",
                domainId,
                userId,
                em.createQuery(
                                "delete from RoleBinding b where b.domainId = :domainId and b.userId = :userId")
                        .setParameter("domainId", domainId)
                        .setParameter("userId", userId)
                        .executeUpdate());
    }

    public void removeAllOfWorkspace(String domainId, String workspaceId) {
        removed(
                "Workspace",
                domainId,
                workspaceId,
                em.createQuery(
                                "delete from RoleBinding b where b.domainId = :domainId"
                                        + " and b.workspaceId = :workspaceId")
                        .setParameter("domainId", domainId)
                        .setParameter("workspaceId", workspaceId)
                        .executeUpdate());
    }

    private void removed(String target, String domainId, String id, int count) {
        if (count > 0) {
            audit.changed("RoleBinding.delete", domainId, target, id, Map.of("removed", count));
        }
    }

    /** Of any number of equal calls one inserts; the others find the place taken. */
    private Optional<RoleBinding> insert(
            String domainId, String userId, Role role, String workspaceId, boolean fromDirectory) {
        RoleBinding binding =
                new RoleBinding(domainId, userId, role, workspaceId, clock.instant())
                        .given(fromDirectory);
        int inserted =
                em.createNativeQuery(
                                """
                                insert into role_bindings (role_binding_id, domain_id, user_id, role_id,
                                    role_type, resource_group, workspace_id, created_at, from_directory)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                                on conflict (domain_id, user_id, workspace_id) do nothing
                                """)
                        .setParameter(1, binding.roleBindingId())
                        .setParameter(2, domainId)
                        .setParameter(3, userId)
                        .setParameter(4, role.roleId())
                        .setParameter(5, role.roleType().name())
                        .setParameter(6, binding.resourceGroup().name())
                        .setParameter(7, workspaceId)
                        .setParameter(8, Timestamp.from(binding.createdAt()))
                        .setParameter(9, fromDirectory)
                        .executeUpdate();
        if (inserted == 0) {
            return Optional.empty();
        }
        changed(CREATED, binding);
        return Optional.of(binding);
    }

    private static void demand(Role role, boolean fits) {
        if (!fits) {
            throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(role.roleId(), role.roleType());
        }
    }

    private void changed(String action, RoleBinding binding) {
        audit.changed(action, binding.domainId(), TARGET, binding.roleBindingId(), facts(binding));
    }

    private static Map<String, ?> facts(RoleBinding binding) {
        return Map.of(
                "user_id", binding.userId(),
                "role_id", binding.roleId(),
                "workspace_id", binding.workspaceId(),
                "from_directory", binding.isFromDirectory());
    }
}
