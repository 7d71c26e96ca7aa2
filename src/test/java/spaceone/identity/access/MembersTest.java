package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.tenancy.Place;
import spaceone.identity.user.User;
import spaceone.identity.usergroup.UserGroups;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Who is in a user group: only who has a role in its workspace, and as long as they have it. */
@InRoom
class MembersTest {

    @Inject Members members;
    @Inject RoleBindings bindings;
    @Inject UserGroups userGroups;
    @Inject EntityManager em;
    @Inject Town town;
    @Inject Room room;

    private String domain;
    private String workspace;
    private String group;
    private User alice;
    private User bob;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        group = userGroup();
        alice = member("alice");
        bob = member("bob");
    }

    private String userGroup() {
        return userGroups
                .create(
                        domain,
                        workspace,
                        UserGroups.Wanted.of(
                                Town.unique("group"), null, JsonValue.EMPTY_JSON_OBJECT))
                .userGroupId();
    }

    private User member(String name) {
        User user = town.user(name);
        town.appoint(user, Role.WORKSPACE_MEMBER, workspace);
        return user;
    }

    private void add(User... users) {
        members.add(Circle.USER_GROUP, domain, workspace, group, ids(users));
    }

    private static List<String> ids(User... users) {
        return List.of(users).stream().map(User::userId).toList();
    }

    private List<String> inside() {
        return members.of(Circle.USER_GROUP, group);
    }

    @Test
    void theyAreListedInTheOrderInWhichTheyCame() {
        add(bob, alice);
        add(alice, bob);

        assertThat(inside()).containsExactly(bob.userId(), alice.userId());
    }

    @Test
    void whoIsNamedTwiceIsInOnce() {
        add(alice, alice);

        assertThat(inside()).containsExactly(alice.userId());
    }

    @Test
    void whoHasNoRoleInTheWorkspaceIsAStranger() {
        User carol = town.user("carol");

        assertThat(members.strangers(domain, workspace, ids(alice, carol)))
                .containsExactly(carol.userId());
        assertThat(members.strangers(domain, town.workspace(), ids(alice)))
                .containsExactly(alice.userId());
        assertThat(members.strangers(domain, workspace, List.of())).isEmpty();
    }

    @Test
    void aMembershipEndsWithTheRole() {
        add(alice, bob);

        bindings.removeAll(domain, alice.userId());

        assertThat(inside()).containsExactly(bob.userId());
    }

    @Test
    void whoIsTakenOutIsOutAndNobodyElse() {
        add(alice, bob);

        members.remove(Circle.USER_GROUP, group, ids(alice));
        assertThat(inside()).containsExactly(bob.userId());

        members.removeAll(Circle.USER_GROUP, group);
        assertThat(inside()).isEmpty();
    }

    @Test
    void theCirclesOfOnePersonAreFoundUpToALimit() {
        String first = group;
        add(alice);
        group = userGroup();
        add(alice, bob);

        assertThat(circles(alice, 10)).containsExactly(first, group);
        assertThat(circles(alice, 1)).containsExactly(first);
        assertThat(circles(bob, 10)).containsExactly(group);
    }

    private List<String> circles(User user, int most) {
        return members.circlesOf(
                Circle.USER_GROUP, Place.of(domain, workspace), user.userId(), most);
    }

    @Test
    void whomTheDirectoryPutInIsInByHandWhenSomebodyAddsThem() {
        add(alice);
        room.tamper(
                "update user_group_users set from_directory = true where user_group_id = ?1",
                group);

        add(alice);

        assertThat(
                        room.value(
                                "select from_directory from user_group_users where user_group_id = ?1",
                                group))
                .isEqualTo(false);
    }

    @Proves("2.3.2")
    @Test
    void thereAreOnlySoManyAtMost() {
        Members few = new Members();
        few.em = em;
        few.most = 2;
        room.together(() -> few.add(Circle.USER_GROUP, domain, workspace, group, ids(alice, bob)));
        User carol = member("carol");

        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        room.together(
                                () ->
                                        few.add(
                                                Circle.USER_GROUP,
                                                domain,
                                                workspace,
                                                group,
                                                ids(carol))));
        assertThat(inside()).containsExactly(alice.userId(), bob.userId());
    }
}
