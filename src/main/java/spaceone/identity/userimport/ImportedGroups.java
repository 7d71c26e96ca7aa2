package spaceone.identity.userimport;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import spaceone.identity.access.Giver;
import spaceone.identity.user.User;
import spaceone.identity.usergroup.UserGroup;
import spaceone.identity.usergroup.UserGroups;

/**
 * Puts people who come from elsewhere into user groups, for those who could do so one by one. They
 * need a role in the group's workspace, as everybody in it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ImportedGroups {

    private static final String WRITE = "identity:UserGroup.write";

    @Inject UserGroups groups;
    @Inject Giver giver;

    public void join(User user, ImportedUser.Membership wanted, Set<String> changed) {
        giver.demandCovers(List.of(WRITE));
        UserGroup group = group(user.domainId(), wanted);
        if (!group.users().contains(user.userId())) {
            groups.addUsers(
                    user.domainId(),
                    group.workspaceId(),
                    group.userGroupId(),
                    List.of(user.userId()));
            changed.add("groups");
        }
    }

    private UserGroup group(String domainId, ImportedUser.Membership wanted) {
        if (wanted.userGroupId() != null) {
            return groups.get(domainId, wanted.workspaceId(), wanted.userGroupId());
        }
        if (wanted.workspaceId() == null) {
            throw REQUIRED_PARAMETER.with("workspace_id");
        }
        if (wanted.name() == null) {
            throw REQUIRED_PARAMETER.with("name");
        }
        UserGroups.Wanted named = UserGroups.Wanted.of(wanted.name(), null, null);
        return groups.named(domainId, wanted.workspaceId(), named.name())
                .orElseGet(() -> groups.create(domainId, wanted.workspaceId(), named));
    }
}
