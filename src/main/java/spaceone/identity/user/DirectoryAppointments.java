package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspaces;

/**
 * Gives one role that the directory says somebody has, or takes it away again. It acts for the
 * administrator who set the table, whoever signs in: so a workspace may lose its last owner, as by
 * an administrator, and a domain never its last administrator.
 */
@Stateless
public class DirectoryAppointments {

    @PersistenceContext EntityManager em;
    @Inject Users users;
    @Inject RoleBindings roleBindings;
    @Inject Domains domains;
    @Inject Workspaces workspaces;

    public void give(String domainId, String userId, String roleId, String workspaceId) {
        if (!workspaceId.equals(RoleBinding.EVERY_WORKSPACE)) {
            roleBindings.bindFromDirectory(domainId, userId, roleId, workspaceId);
            return;
        }
        domains.lockAdministration(domainId);
        User user = users.lock(domainId, userId);
        roleBindings.bindFromDirectory(domainId, userId, roleId, workspaceId);
        roleBindings
                .of(domainId, userId, workspaceId)
                .ifPresent(binding -> user.administer(binding.roleId()));
        em.flush();
    }

    public void take(String domainId, String userId, String workspaceId) {
        boolean domain = workspaceId.equals(RoleBinding.EVERY_WORKSPACE);
        if (domain) {
            domains.lockAdministration(domainId);
        } else if (workspaces.find(domainId, workspaceId).isPresent()) {
            workspaces.lock(domainId, workspaceId);
        }
        Optional<RoleBinding> seen = roleBindings.of(domainId, userId, workspaceId);
        if (seen.isEmpty()) {
            return;
        }
        RoleBinding binding = roleBindings.lock(Place.of(domainId), seen.get().roleBindingId());
        if (!binding.isFromDirectory()) {
            return;
        }
        if (domain) {
            User user = users.lock(domainId, userId);
            users.demandOtherEnabledAdministrator(user);
            user.administer(null);
        }
        roleBindings.remove(binding);
    }
}
