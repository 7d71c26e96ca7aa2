package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Origin;
import spaceone.identity.audit.Audit;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.PlacedRows;

/**
 * The roles of a domain. Whoever gives a role shares its row, whoever disables or deletes it holds
 * it: so a role is never given and taken out of service at the same moment.
 */
@Stateless
public class Roles {

    private static final PlacedRows<Role> ROWS = PlacedRows.of(Role.class);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Giver giver;

    @Inject
    @Configured(Setting.ACCESS_PERMISSIONS_SIZE)
    int permissionsSize;

    /** Gives a new domain the three roles that every client knows by id. */
    public void createManaged(String domainId) {
        Instant now = clock.instant();
        em.persist(
                Role.managed(
                        domainId, Role.DOMAIN_ADMIN, "Domain Admin", RoleType.DOMAIN_ADMIN, now));
        em.persist(
                Role.managed(
                        domainId,
                        Role.WORKSPACE_OWNER,
                        "Workspace Owner",
                        RoleType.WORKSPACE_OWNER,
                        now));
        em.persist(
                Role.managed(
                        domainId,
                        Role.WORKSPACE_MEMBER,
                        "Workspace Member",
                        RoleType.WORKSPACE_MEMBER,
                        now));
        em.flush();
    }

    public Role create(String domainId, RoleType type, RoleChanges wanted) {
        return create(domainId, type, wanted, Origin.here("role", clock.instant()));
    }

    public Role create(String domainId, RoleType type, RoleChanges wanted, Origin origin) {
        demandBearable(wanted);
        giver.demandCovers(wanted.permissions() == null ? List.of() : wanted.permissions());
        demandFree(domainId, wanted.name());
        Role role = Role.custom(domainId, type, wanted, origin);
        em.persist(role);
        return changed("Role.create", role);
    }

    public Role update(String domainId, String roleId, RoleChanges changes) {
        Role role = lock(domainId, roleId);
        role.demandCustom();
        demandBearable(changes);
        demandNotTheirOwn(role);
        giver.demandCovers(role.permissions());
        if (changes.permissions() != null) {
            giver.demandCovers(changes.permissions());
        }
        if (changes.name() != null && !changes.name().equals(role.name())) {
            demandFree(domainId, changes.name());
        }
        role.change(changes, clock.instant());
        return changed("Role.update", role);
    }

    public Role enable(String domainId, String roleId) {
        Role role = lock(domainId, roleId);
        giver.demandCovers(role.permissions());
        role.enable(clock.instant());
        return changed("Role.enable", role);
    }

    public Role disable(String domainId, String roleId) {
        Role role = lock(domainId, roleId);
        giver.demandCovers(role.permissions());
        demandUnused(role, "role_bindings", "role binding");
        demandUnused(role, "workspace_group_users", "workspace group");
        role.disable(clock.instant());
        return changed("Role.disable", role);
    }

    public void delete(String domainId, String roleId) {
        Role role = lock(domainId, roleId);
        role.demandCustom();
        giver.demandCovers(role.permissions());
        demandUnused(role, "role_bindings", "role binding");
        demandUnused(role, "apps", "app");
        demandUnused(role, "workspace_group_users", "workspace group");
        em.remove(role);
        changed("Role.delete", role);
    }

    public Role get(String domainId, String roleId) {
        return find(domainId, roleId)
                .orElseThrow(() -> CommonError.NOT_FOUND.with("role_id", roleId));
    }

    public Optional<Role> find(String domainId, String roleId) {
        return Optional.ofNullable(em.find(Role.class, new Role.Key(domainId, roleId)));
    }

    public Optional<Role> named(String domainId, String name) {
        return em.createQuery(
                        "select r from Role r where r.domainId = :domainId and r.name = :name",
                        Role.class)
                .setParameter("domainId", domainId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /**
     * A role about to be given to somebody: it stays in service until the transaction ends, and
     * reaches no further than whoever gives it.
     */
    public Role toGive(String domainId, String roleId) {
        return toGive(domainId, roleId, giver.permissions());
    }

    /** {@code theirs}: what whoever gives it may do in the place where it will count. */
    public Role toGive(String domainId, String roleId, List<String> theirs) {
        Role role = ROWS.share(em, Place.of(domainId), roleId);
        Giver.demandCovers(theirs, role.permissions());
        if (!role.isEnabled()) {
            throw CommonError.INVALID_PARAMETER.with("role_id", roleId + " is disabled");
        }
        return role;
    }

    /** Refuses to take a role from somebody, or to change it, that whoever acts could not give. */
    public void demandMayTake(String domainId, String roleId) {
        if (!giver.isFull()) {
            giver.demandCovers(get(domainId, roleId).permissions());
        }
    }

    /** Nobody changes a role that they hold, unless it leaves nothing to gain. */
    private void demandNotTheirOwn(Role role) {
        if (giver.isFull()) {
            return;
        }
        boolean holds =
                !em.createNativeQuery(
                                """
                                select 1 from role_bindings
                                where domain_id = ?1 and role_id = ?2 and user_id = ?3
                                union all select 1 from workspace_group_users
                                where domain_id = ?1 and role_id = ?2 and user_id = ?3
                                union all select 1 from apps
                                where domain_id = ?1 and role_id = ?2 and app_id = ?4
                                """)
                        .setParameter(1, role.domainId())
                        .setParameter(2, role.roleId())
                        .setParameter(3, giver.userId())
                        .setParameter(4, giver.appId())
                        .getResultList()
                        .isEmpty();
        if (holds) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    private Role lock(String domainId, String roleId) {
        return ROWS.lock(em, Place.of(domainId), roleId);
    }

    private void demandBearable(RoleChanges changes) {
        if (changes.permissions() != null) {
            Permissions.check(changes.permissions(), permissionsSize);
        }
    }

    private void demandUnused(Role role, String table, String by) {
        if (uses(role, table)) {
            throw AccessError.ROLE_IN_USED_AT_ROLE_BINDING.with(role.roleId(), by);
        }
    }

    private boolean uses(Role role, String table) {
        return !em.createNativeQuery(
                        "select 1 from " + table + " where domain_id = ?1 and role_id = ?2 limit 1")
                .setParameter(1, role.domainId())
                .setParameter(2, role.roleId())
                .getResultList()
                .isEmpty();
    }

    private void demandFree(String domainId, @Nullable String name) {
        long taken =
                em.createQuery(
                                "select count(r) from Role r where r.domainId = :domainId and r.name = :name",
                                Long.class)
                        .setParameter("domainId", domainId)
                        .setParameter("name", name)
                        .getSingleResult();
        if (taken > 0) {
            throw CommonError.SAVE_UNIQUE_VALUES.with("['name', 'domain_id']");
        }
    }

    private Role changed(String action, Role role) {
        em.flush();
        audit.changed(
                action,
                role.domainId(),
                "Role",
                role.roleId(),
                Map.of("name", role.name(), "permissions", role.permissions()));
        return role;
    }
}
