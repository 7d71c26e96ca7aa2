package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Assigner;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspaces;

/**
 * Who gets which role, and loses it again. Keeps a user's own record in step with his power in the
 * domain, and a domain, under its lock, with an administrator.
 */
@Stateless
public class Appointments {

    /** What is not named is not found, as the API has it, after the role was judged. */
    private static final String NOWHERE = "null";

    @PersistenceContext EntityManager em;
    @Inject Users users;
    @Inject Registration registration;
    @Inject Roles roles;
    @Inject RoleBindings roleBindings;
    @Inject Domains domains;
    @Inject Workspaces workspaces;

    /** What is to be given to whom, and where; {@code workspaceId} counts only in a workspace. */
    public record Appointment(
            String userId,
            String roleId,
            ResourceGroup resourceGroup,
            @Nullable String workspaceId) {}

    /** A user and the binding they were created with. */
    public record Newcomer(User user, RoleBinding binding) {}

    public RoleBinding appoint(String domainId, Appointment wanted) {
        if (wanted.resourceGroup() == ResourceGroup.DOMAIN) {
            User user = users.lock(domainId, wanted.userId());
            RoleBinding binding = users.makeAdministrator(user, wanted.roleId());
            em.flush();
            return binding;
        }
        User user = users.get(domainId, wanted.userId());
        String workspaceId = Objects.requireNonNullElse(wanted.workspaceId(), NOWHERE);
        return roleBindings.bindToWorkspace(domainId, user.userId(), wanted.roleId(), workspaceId);
    }

    /** A new user with a role, or neither. Without a group, the role says where it counts. */
    public Newcomer welcome(
            String domainId,
            NewUser newUser,
            String roleId,
            @Nullable ResourceGroup group,
            @Nullable String workspaceId) {
        User user = registration.create(domainId, newUser);
        ResourceGroup where = group == null ? groupOf(domainId, roleId) : group;
        if (where == ResourceGroup.WORKSPACE && workspaceId == null) {
            throw CommonError.REQUIRED_PARAMETER.with("workspace_id");
        }
        Appointment wanted = new Appointment(user.userId(), roleId, where, workspaceId);
        return new Newcomer(user, appoint(domainId, wanted));
    }

    private ResourceGroup groupOf(String domainId, String roleId) {
        return roles.get(domainId, roleId).roleType() == RoleType.DOMAIN_ADMIN
                ? ResourceGroup.DOMAIN
                : ResourceGroup.WORKSPACE;
    }

    public RoleBinding reassign(
            String domainId, Assigner by, String roleBindingId, String newRoleId) {
        RoleBinding binding = hold(domainId, by, roleBindingId);
        demandOther(by, binding);
        roles.demandMayTake(domainId, binding.roleId());
        binding.workspaceGroupId()
                .ifPresent(
                        group -> {
                            throw AccessError.NOT_ALLOWED_TO_UPDATE_ROLE_ASSIGNED_BY_WORKSPACE_GROUP
                                    .with(roleBindingId, group);
                        });
        boolean owner = binding.roleType() == RoleType.WORKSPACE_OWNER;
        roleBindings.change(binding, newRoleId);
        if (binding.isOfDomain()) {
            users.lock(domainId, binding.userId()).administer(newRoleId);
        } else if (owner) {
            demandOwnerLeft(by, binding);
        }
        return binding;
    }

    public void dismiss(String domainId, Assigner by, String roleBindingId) {
        RoleBinding binding = hold(domainId, by, roleBindingId);
        binding.workspaceGroupId()
                .ifPresent(
                        group -> {
                            throw AccessError.NOT_ALLOWED_TO_DELETE_ROLE_BINDING.with(
                                    roleBindingId, group);
                        });
        demandOther(by, binding);
        roles.demandMayTake(domainId, binding.roleId());
        if (binding.isOfDomain()) {
            User user = users.lock(domainId, binding.userId());
            users.demandOtherEnabledAdministrator(user);
            user.administer(null);
        }
        boolean owner = binding.roleType() == RoleType.WORKSPACE_OWNER;
        roleBindings.remove(binding);
        if (owner) {
            demandOwnerLeft(by, binding);
        }
    }

    /** First the place, then the binding: whoever counts who is left there takes their turn. */
    private RoleBinding hold(String domainId, Assigner by, String roleBindingId) {
        Place place = Place.of(domainId, by.workspaceId());
        RoleBinding seen = roleBindings.get(place, roleBindingId);
        if (seen.isOfDomain()) {
            domains.lockAdministration(domainId);
        } else {
            workspaces.lock(domainId, seen.workspaceId());
        }
        return roleBindings.lock(place, roleBindingId);
    }

    private static void demandOther(Assigner by, RoleBinding binding) {
        if (binding.userId().equals(by.userId())) {
            throw AccessError.NOT_ALLOWED_TO_UPDATE_OR_DELETE_ROLE_BY_SELF.with(
                    binding.roleBindingId());
        }
    }

    /**
     * Judged after the fact; a refusal undoes it. An administrator may do without, also from inside
     * a workspace: they can always enter as its owner.
     */
    private void demandOwnerLeft(Assigner by, RoleBinding binding) {
        boolean administrator =
                users.find(binding.domainId(), by.userId())
                        .filter(User::isAdministrator)
                        .isPresent();
        if (by.isConfined() && !administrator) {
            roleBindings.demandOwner(binding.domainId(), binding.workspaceId());
        }
    }
}
