package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import spaceone.identity.IdentityException;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.GroupMapper;
import spaceone.identity.usergroup.DirectoryMemberships;

/**
 * Brings somebody's roles and user groups in step with their groups in the directory, by the table
 * of the domain. Each change is a transaction of its own, so that no two places are ever held at
 * once; what is not reached today is made good at the next sign-in. One that is refused is on
 * record, and keeps nobody out.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryGrants {

    @Inject RoleBindings roleBindings;
    @Inject DirectoryAppointments appointments;
    @Inject DirectoryMemberships memberships;
    @Inject Audit audit;

    /**
     * Does nothing where the domain has no table, or the directory did not tell of groups.
     *
     * @return whether there was anything to change
     */
    public boolean apply(DirectorySettings settings, User user, DirectoryUser person) {
        Optional<GroupMapper> mapper = GroupMapper.of(settings);
        if (mapper.isEmpty() || person.groups().isEmpty()) {
            return false;
        }
        GroupMapper.Deserved deserved = mapper.get().deserved(person.groups().get());
        int roles = roles(user, deserved.roles());
        return roles + userGroups(user, deserved.userGroups()) > 0;
    }

    private int roles(User user, Map<String, String> deserved) {
        String domainId = user.domainId();
        int changes = 0;
        Map<String, RoleBinding> present = new TreeMap<>();
        for (RoleBinding binding : roleBindings.allOf(domainId, user.userId())) {
            String place = binding.workspaceId();
            present.put(place, binding);
            if (binding.isFromDirectory() && !deserved.containsKey(place)) {
                changes++;
                attempt(
                        "RoleBinding.delete",
                        user,
                        binding.roleId(),
                        () -> appointments.take(domainId, user.userId(), place));
            }
        }
        for (Map.Entry<String, String> wanted : deserved.entrySet()) {
            String roleId = wanted.getValue();
            RoleBinding binding = present.get(wanted.getKey());
            if (binding == null || binding.isFromDirectory() && !binding.roleId().equals(roleId)) {
                changes++;
                attempt(
                        "RoleBinding.create",
                        user,
                        roleId,
                        () -> appointments.give(domainId, user.userId(), roleId, wanted.getKey()));
            }
        }
        return changes;
    }

    private int userGroups(User user, Set<String> deserved) {
        String domainId = user.domainId();
        int changes = 0;
        Map<String, Boolean> present = memberships.of(domainId, user.userId());
        for (Map.Entry<String, Boolean> group : present.entrySet()) {
            if (group.getValue() && !deserved.contains(group.getKey())) {
                changes++;
                attempt(
                        "UserGroup.remove_users",
                        user,
                        group.getKey(),
                        () -> memberships.remove(domainId, group.getKey(), user.userId()));
            }
        }
        for (String group : deserved) {
            if (!present.containsKey(group)) {
                changes++;
                attempt(
                        "UserGroup.add_users",
                        user,
                        group,
                        () -> memberships.add(domainId, group, user.userId()));
            }
        }
        return changes;
    }

    private void attempt(String action, User user, String what, Runnable change) {
        try {
            change.run();
        } catch (IdentityException refusal) {
            audit.refused(
                    action,
                    user.domainId(),
                    "User",
                    user.userId(),
                    refusal.error().code(),
                    Map.of("from", "directory", "id", what, "explanation", refusal.getMessage()));
        }
    }
}
