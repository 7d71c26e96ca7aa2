package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import spaceone.identity.audit.Audit;

/** Gives roles to users and takes them away. */
@Stateless
public class RoleBindings {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Roles roles;

    /**
     * Makes a user an administrator of his domain; the caller keeps the user's own record in step.
     */
    public Role bindToDomain(String domainId, String userId, String roleId) {
        Role role = roles.get(domainId, roleId);
        if (role.roleType() != RoleType.DOMAIN_ADMIN) {
            throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(roleId, role.roleType());
        }
        RoleBinding binding = RoleBinding.ofDomain(domainId, userId, role, clock.instant());
        em.persist(binding);
        em.flush();
        audit.changed(
                "RoleBinding.create",
                domainId,
                "RoleBinding",
                binding.roleBindingId(),
                Map.of("user_id", userId, "role_id", roleId));
        return role;
    }

    public void removeAll(String domainId) {
        em.createQuery("delete from RoleBinding b where b.domainId = :domainId")
                .setParameter("domainId", domainId)
                .executeUpdate();
    }

    public void removeAll(String domainId, String userId) {
        em.createQuery(
                        "delete from RoleBinding b where b.domainId = :domainId and b.userId = :userId")
                .setParameter("domainId", domainId)
                .setParameter("userId", userId)
                .executeUpdate();
    }
}
