package spaceone.identity.workspacegroup;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.workspacegroup.GroupMembers.Entry;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Workspace groups, who is in them, and who may say so. */
@InRoom
class GroupMembersTest {

    private static final GroupEditor ADMINISTRATOR = new GroupEditor("somebody", true);

    @Inject WorkspaceGroups groups;
    @Inject GroupMembers members;
    @Inject Moves moves;
    @Inject Users users;
    @Inject Town town;

    private String domain;
    private String group;
    private User owner;
    private User member;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        group = town.group();
        owner = town.user("owner");
        member = town.user("member");
        town.member(group, owner, Role.WORKSPACE_OWNER);
        town.member(group, member, Role.WORKSPACE_MEMBER);
    }

    private static GroupEditor as(User user) {
        return new GroupEditor(user.userId(), false);
    }

    private static List<Entry> entries(String roleId, User... people) {
        return Stream.of(people).map(user -> new Entry(user.userId(), roleId)).toList();
    }

    private List<String> inside() {
        return groups.get(domain, group).users().stream()
                .map(WorkspaceGroupMember::userId)
                .toList();
    }

    @Test
    void aGroupOfAnotherDomainIsNotThere() {
        refused(CommonError.NOT_FOUND, () -> groups.get("domain-elsewhere", group));
        refused(CommonError.NOT_FOUND, () -> groups.lock("domain-elsewhere", group));
        refused(CommonError.NOT_FOUND, () -> groups.delete("domain-elsewhere", group));
    }

    @Test
    void aNameIsTakenInTheDomain() {
        String name = groups.get(domain, group).name();
        String other = town.group();

        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () -> groups.create(domain, name, JsonValue.EMPTY_JSON_OBJECT, "somebody"));
        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () -> groups.update(domain, other, name, JsonValue.EMPTY_JSON_OBJECT, "somebody"));
        refused(CommonError.NOT_FOUND, () -> groups.get("domain-x", group));
    }

    @Test
    void onlyAnEmptyGroupIsDeleted() {
        String workspace = town.workspace();
        moves.move(domain, workspace, group);
        refused(GroupError.WORKSPACE_EXIST_IN_WORKSPACE_GROUP, () -> groups.delete(domain, group));
        moves.move(domain, workspace, null);
        refused(GroupError.USER_EXIST_IN_WORKSPACE_GROUP, () -> groups.delete(domain, group));
        members.remove(domain, group, Set.of(owner.userId(), member.userId()), ADMINISTRATOR);

        groups.delete(domain, group);

        refused(CommonError.NOT_FOUND, () -> groups.get(domain, group));
    }

    @Test
    void ownersAddPeopleAndMembersDoNot() {
        User kim = town.user("kim");
        User outsider = town.user("outsider");
        List<Entry> newcomer = entries(Role.WORKSPACE_MEMBER, kim);

        refused(
                CommonError.PERMISSION_DENIED,
                () -> members.add(domain, group, newcomer, as(member)));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> members.add(domain, group, newcomer, as(outsider)));
        members.add(domain, group, newcomer, as(owner));

        assertThat(inside()).containsExactly(owner.userId(), member.userId(), kim.userId());
    }

    /** What they may do counts there, not what their role is called. */
    @Test
    void anOwnerGivesNoMoreThanTheyHave() {
        User clerk = town.user("clerk");
        town.member(
                group,
                clerk,
                town.role(RoleType.WORKSPACE_OWNER, "identity:WorkspaceGroupUser.write"));
        User kim = town.user("kim");

        refused(
                CommonError.PERMISSION_DENIED,
                () -> members.add(domain, group, entries(Role.WORKSPACE_OWNER, kim), as(clerk)));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> members.remove(domain, group, Set.of(owner.userId()), as(clerk)));
        assertThat(inside()).doesNotContain(kim.userId()).contains(owner.userId());
    }

    @Test
    void whoIsNamedTwiceOrIsInOrIsNobodyIsRefusedWithAllTheOthers() {
        User kim = town.user("kim");
        String role = Role.WORKSPACE_MEMBER;

        refused(
                CommonError.INVALID_PARAMETER,
                () -> members.add(domain, group, entries(role, kim, kim), ADMINISTRATOR));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> members.add(domain, group, entries(role, kim, member), ADMINISTRATOR));
        refused(
                CommonError.NOT_FOUND,
                () ->
                        members.add(
                                domain,
                                group,
                                List.of(new Entry(kim.userId(), role), new Entry("nobody", role)),
                                ADMINISTRATOR));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> members.add(domain, group, entries(Role.DOMAIN_ADMIN, kim), ADMINISTRATOR));

        assertThat(inside()).containsExactly(owner.userId(), member.userId());
    }

    @Test
    void anOwnerLeavesAnotherOwnerBehindAndAnAdministratorNeedNot() {
        String owners = Role.WORKSPACE_OWNER;
        Entry down = new Entry(owner.userId(), Role.WORKSPACE_MEMBER);
        refused(
                AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE,
                () -> members.remove(domain, group, Set.of(owner.userId()), as(owner)));
        refused(
                AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE,
                () -> members.changeRole(domain, group, down, as(owner)));

        members.changeRole(domain, group, new Entry(member.userId(), owners), as(owner));
        members.remove(domain, group, Set.of(owner.userId()), as(owner));
        members.remove(domain, group, Set.of(member.userId()), ADMINISTRATOR);

        assertThat(inside()).isEmpty();
    }

    @Test
    void whoIsDisabledKeepsTheirRole() {
        users.disable(domain, member.userId());

        refused(
                GroupError.NOT_ALLOWED_USER_STATE,
                () ->
                        members.changeRole(
                                domain,
                                group,
                                new Entry(member.userId(), Role.WORKSPACE_OWNER),
                                ADMINISTRATOR));
        refused(
                CommonError.NOT_FOUND,
                () -> members.remove(domain, group, Set.of("nobody"), ADMINISTRATOR));
    }
}
