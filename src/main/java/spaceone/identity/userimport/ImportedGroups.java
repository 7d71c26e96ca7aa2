package spaceone.identity.userimport;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import spaceone.identity.access.Giver;
import spaceone.identity.tenancy.Place;
import spaceone.identity.user.User;
import spaceone.identity.usergroup.UserGroup;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.workspacegroup.GroupEditor;
import spaceone.identity.workspacegroup.GroupMembers;

/**
 * Puts people who come from elsewhere into user groups and workspace groups, for those who could do
 * so one by one. Who is in a user group needs a role in its workspace.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ImportedGroups {

    private static final String WRITE = "identity:UserGroup.write";
    private static final String WRITE_TEAMS = "identity:WorkspaceGroup.write";

    @Inject UserGroups groups;
    @Inject GroupMembers groupMembers;
    @Inject ImportedNames names;
    @Inject Giver giver;

    public void join(User user, ImportedUser.Membership wanted, Set<String> changed) {
        giver.demandCovers(List.of(WRITE));
        UserGroup group = group(user.domainId(), wanted);
        if (!group.users().contains(user.userId())) {
            groups.addUsers(
                    Place.of(user.domainId(), group.workspaceId()),
                    group.userGroupId(),
                    List.of(user.userId()));
            changed.add("groups");
        }
    }

    /** The group gives them its role in each of its workspaces. */
    public void enter(User user, ImportedUser.Team team, Set<String> changed) {
        giver.demandCovers(List.of(WRITE_TEAMS));
        String domainId = user.domainId();
        String groupId = names.workspaceGroupId(domainId, team.name());
        if (!groupMembers.has(groupId, user.userId())) {
            groupMembers.add(
                    domainId,
                    groupId,
                    List.of(
                            new GroupMembers.Entry(
                                    user.userId(), names.roleId(domainId, team.role()))),
                    new GroupEditor(giver.isApp() ? giver.appId() : giver.userId(), true));
            changed.add("workspace_groups");
        }
    }

    private UserGroup group(String domainId, ImportedUser.Membership named) {
        ImportedUser.Membership wanted = names.found(domainId, named);
        if (wanted.userGroupId() != null) {
            return groups.get(Place.of(domainId, wanted.workspaceId()), wanted.userGroupId());
        }
        String workspaceId = wanted.workspaceId();
        if (workspaceId == null) {
            throw REQUIRED_PARAMETER.with("workspace_id");
        }
        if (wanted.name() == null) {
            throw REQUIRED_PARAMETER.with("name");
        }
        UserGroups.Wanted group = UserGroups.Wanted.of(wanted.name(), null, null);
        return groups.named(domainId, workspaceId, group.name())
                .orElseGet(() -> groups.create(domainId, workspaceId, group));
    }
}
