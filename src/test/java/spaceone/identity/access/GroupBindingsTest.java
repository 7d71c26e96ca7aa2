package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.User;
import spaceone.identity.usergroup.UserGroups;
import spaceone.identity.workspacegroup.GroupEditor;
import spaceone.identity.workspacegroup.GroupMembers;
import spaceone.identity.workspacegroup.Moves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What a workspace group gives, and what of all that is seen. */
@InRoom
class GroupBindingsTest {

    @Inject RoleBindings bindings;
    @Inject RoleBindingDirectory directory;
    @Inject MyWorkspaces myWorkspaces;
    @Inject Workspaces workspaces;
    @Inject GroupMembers groupMembers;
    @Inject Moves moves;
    @Inject UserGroups userGroups;
    @Inject Members members;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;
    private String workspace;
    private User alice;
    private String id;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        alice = town.user("alice");
        id = alice.userId();
    }

    private RoleBinding here() {
        return bindings.of(domain, id, workspace).orElseThrow();
    }

    private List<?> records(String target) {
        return room.rows(
                "select action from audit_records where domain_id = ?1 and target_id = ?2 order by id",
                domain,
                target);
    }

    @Test
    void aGroupBindsItsUsersInItsWorkspacesAndTakesOverWhatWasThere() {
        String group = town.group();
        User bob = town.user("bob");
        town.member(group, alice, Role.WORKSPACE_OWNER);
        town.member(group, bob, Role.WORKSPACE_MEMBER);
        bindings.bindFromDirectory(domain, id, Role.WORKSPACE_MEMBER, workspace);
        String before = here().roleBindingId();
        clock.pass(Duration.ofMinutes(1));

        moves.move(domain, workspace, group);

        assertThat(here())
                .satisfies(
                        binding -> {
                            assertThat(binding.roleBindingId()).isNotEqualTo(before);
                            assertThat(binding.roleId()).isEqualTo(Role.WORKSPACE_OWNER);
                            assertThat(binding.workspaceGroupId()).contains(group);
                            assertThat(binding.isFromDirectory()).isFalse();
                            assertThat(binding.createdAt()).isEqualTo(clock.instant());
                        });
        assertThat(bindings.of(domain, bob.userId(), workspace)).isPresent();
    }

    @Test
    void whatAGroupGaveIsNotTheDirectorysWhateverIsMarked() {
        String group = town.group();
        town.member(group, alice, Role.WORKSPACE_OWNER);
        moves.move(domain, workspace, group);
        room.tamper("update role_bindings set from_directory = true where user_id = ?1", id);

        assertThat(here().isFromDirectory()).isFalse();
        bindings.bindFromDirectory(domain, id, Role.WORKSPACE_MEMBER, workspace);
        assertThat(here().roleId()).isEqualTo(Role.WORKSPACE_OWNER);
    }

    @Test
    void whoIsInTheNextGroupTooKeepsTheirPlaceAndOthersLoseIt() {
        String first = town.group();
        String next = town.group();
        User bob = town.user("bob");
        town.member(first, alice, Role.WORKSPACE_OWNER);
        town.member(first, bob, Role.WORKSPACE_MEMBER);
        town.member(next, alice, Role.WORKSPACE_MEMBER);
        moves.move(domain, workspace, first);

        moves.move(domain, workspace, next);

        assertThat(here().workspaceGroupId()).contains(next);
        assertThat(here().roleId()).isEqualTo(Role.WORKSPACE_MEMBER);
        assertThat(bindings.of(domain, bob.userId(), workspace)).isEmpty();
        moves.move(domain, workspace, null);
        assertThat(bindings.of(domain, id, workspace)).isEmpty();
    }

    /** A membership hangs on the binding, and would end with it. */
    @Test
    void whoKeepsTheirPlaceStaysInTheirUserGroups() {
        String first = town.group();
        String next = town.group();
        User bob = town.user("bob");
        town.member(first, alice, Role.WORKSPACE_MEMBER);
        town.member(first, bob, Role.WORKSPACE_MEMBER);
        town.member(next, alice, Role.WORKSPACE_MEMBER);
        moves.move(domain, workspace, first);
        String readers =
                userGroups
                        .create(
                                domain,
                                workspace,
                                UserGroups.Wanted.of("Readers", null, JsonValue.EMPTY_JSON_OBJECT))
                        .userGroupId();
        members.add(Circle.USER_GROUP, domain, workspace, readers, List.of(id, bob.userId()));

        moves.move(domain, workspace, next);

        assertThat(members.of(Circle.USER_GROUP, readers)).containsExactly(id);
    }

    @Test
    void aDisabledRoleIsNotGivenInAGroup() {
        String role = town.role(RoleType.WORKSPACE_MEMBER, "identity:User.read");
        room.tamper("update roles set state = 'DISABLED' where role_id = ?1", role);
        String group = town.group();

        refused(CommonError.INVALID_PARAMETER, () -> town.member(group, alice, role));

        town.member(group, alice, Role.WORKSPACE_MEMBER);
        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        groupMembers.changeRole(
                                domain,
                                group,
                                new GroupMembers.Entry(id, role),
                                new GroupEditor("somebody", true)));
    }

    private static List<String> texts(List<JsonObject> rows, String member) {
        return rows.stream().map(row -> row.getString(member)).toList();
    }

    @Test
    void aListShowsTheDomainOrOneWorkspaceOfIt() {
        String other = town.workspace();
        bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace);
        bindings.bindToWorkspace(domain, id, Role.WORKSPACE_OWNER, other);

        assertThat(directory.list(Place.of(domain), Query.all()).totalCount()).isEqualTo(2);
        assertThat(texts(directory.list(Place.of(domain, other), Query.all()).results(), "role_id"))
                .containsExactly(Role.WORKSPACE_OWNER);
        assertThat(directory.list(Place.of("domain-other"), Query.all()).totalCount()).isZero();
        assertThat(counted(directory.stat(Place.of(domain), roles()))).isEqualTo(2);
        assertThat(counted(directory.stat(Place.of(domain, workspace), roles()))).isEqualTo(1);
    }

    private static Statistics roles() {
        return Statistics.parse(Json.createObjectBuilder().add("distinct", "role_id").build());
    }

    private static int counted(JsonObject stat) {
        return stat.getJsonArray("results").size();
    }

    @Test
    void oneWorksWhereOneHasARoleAndAnAdministratorEverywhere() {
        String other = town.workspace();
        bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, workspace);
        User admin = town.administrator("admin");
        String closed = town.workspace();
        workspaces.disable(domain, closed);

        assertThat(mine(id, null)).containsExactly(workspace);
        assertThat(mine(admin.userId(), null)).containsExactlyInAnyOrder(workspace, other);
        assertThat(mine("somebody", null)).isEmpty();
    }

    @Test
    void ofAGroupOneSeesWhatItGaveAndAnAdministratorAllOfIt() {
        String group = town.group();
        town.member(group, alice, Role.WORKSPACE_MEMBER);
        User admin = town.administrator("admin");
        User bob = town.user("bob");
        bindings.bindToWorkspace(domain, bob.userId(), Role.WORKSPACE_MEMBER, workspace);
        moves.move(domain, workspace, group);
        bindings.bindToWorkspace(domain, id, Role.WORKSPACE_MEMBER, town.workspace());

        assertThat(mine(id, group)).containsExactly(workspace);
        assertThat(mine(admin.userId(), group)).containsExactly(workspace);
        assertThat(mine(bob.userId(), group)).isEmpty();
    }

    private List<String> mine(String userId, String group) {
        return texts(
                myWorkspaces.list(domain, userId, group, Query.all()).results(), "workspace_id");
    }
}
