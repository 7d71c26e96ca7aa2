package spaceone.identity.usergroup;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.query.Query;
import spaceone.identity.tenancy.Place;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.usergroup.UserGroups.Wanted;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Groups of people who work in one workspace. */
@InRoom
class UserGroupsTest {

    @Inject UserGroups groups;
    @Inject DirectoryMemberships fromDirectory;
    @Inject Users users;
    @Inject Town town;

    private String domain;
    private String workspace;
    private String elsewhere;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        elsewhere = town.workspace();
    }

    private String group(String name) {
        return groups.create(domain, workspace, Wanted.of(name, null, null)).userGroupId();
    }

    private User member(String name) {
        User user = town.user(name);
        town.appoint(user, Role.WORKSPACE_MEMBER, workspace);
        return user;
    }

    private List<String> inside(String group) {
        return groups.get(Place.of(domain, workspace), group).users();
    }

    @Test
    void aNameIsTakenInItsWorkspaceAlone() {
        String group = group(" Night shift ");
        String other = group("Day shift");

        refused(CommonError.SAVE_UNIQUE_VALUES, () -> group("Night shift"));
        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () ->
                        groups.update(
                                Place.of(domain, workspace),
                                other,
                                Wanted.of("Night shift", null, null)));
        groups.create(domain, elsewhere, Wanted.of("Night shift", null, null));

        groups.update(
                Place.of(domain, workspace), group, Wanted.of("Night shift", "from ten", null));
        assertThat(groups.named(domain, workspace, "Night shift").orElseThrow().userGroupId())
                .isEqualTo(group);
    }

    @Test
    void whatIsNotSaidStays() {
        String group =
                groups.create(domain, workspace, Wanted.of("Staff", "all", null)).userGroupId();

        groups.update(Place.of(domain, workspace), group, Wanted.of("Crew", null, null));

        assertThat(groups.get(Place.of(domain, workspace), group))
                .satisfies(
                        crew -> {
                            assertThat(crew.name()).isEqualTo("Crew");
                            assertThat(crew.description()).contains("all");
                        });
    }

    @Test
    void nobodyReachesAGroupFromAnotherPlace() {
        String group = group("Staff");

        refused(CommonError.NOT_FOUND, () -> groups.get(Place.of(domain, elsewhere), group));
        refused(CommonError.NOT_FOUND, () -> groups.delete(Place.of(domain, elsewhere), group));
        refused(CommonError.NOT_FOUND, () -> groups.get(Place.of("domain-x", workspace), group));
        assertThat(groups.get(Place.of(domain), group).userGroupId()).isEqualTo(group);
    }

    @Test
    void onlyWhoWorksInTheWorkspaceIsInItsGroups() {
        String group = group("Staff");
        User kim = member("kim");
        User stranger = town.user("stranger");

        refused(
                UserGroupError.USERS_NOT_FOUND,
                () ->
                        groups.addUsers(
                                Place.of(domain, workspace),
                                group,
                                List.of(kim.userId(), stranger.userId())));
        assertThat(inside(group)).isEmpty();
        groups.addUsers(Place.of(domain, workspace), group, List.of(kim.userId()));

        assertThat(inside(group)).containsExactly(kim.userId());
        assertThat(groupsOf(kim)).containsExactly(group);
        assertThat(groupsOf(stranger)).isEmpty();
        users.delete(domain, kim.userId());
        assertThat(inside(group)).isEmpty();
    }

    private List<String> groupsOf(User user) {
        return groups
                .list(Place.of(domain, workspace), user.userId(), Query.parse(null))
                .results()
                .stream()
                .map(row -> row.getString("user_group_id"))
                .toList();
    }

    /** It takes back what it gave, and nothing that people gave. */
    @Test
    void aDirectoryLeavesThoseAloneWhomPeoplePutIn() {
        String group = group("Staff");
        User byHand = member("hand");
        User byDirectory = member("directory");
        groups.addUsers(Place.of(domain, workspace), group, List.of(byHand.userId()));
        fromDirectory.add(domain, group, byHand.userId());
        fromDirectory.add(domain, group, byDirectory.userId());
        assertThat(inside(group)).containsExactly(byHand.userId(), byDirectory.userId());

        fromDirectory.remove(domain, group, byHand.userId());
        fromDirectory.remove(domain, group, byDirectory.userId());

        assertThat(inside(group)).containsExactly(byHand.userId());
        refused(
                UserGroupError.USERS_NOT_FOUND,
                () -> fromDirectory.add(domain, group, town.user("stranger").userId()));
        refused(
                CommonError.NOT_FOUND,
                () -> fromDirectory.add("domain-x", group, byDirectory.userId()));
    }

    @Test
    void groupsGoWithTheirWorkspace() {
        group("Staff");
        groups.create(domain, elsewhere, Wanted.of("Others", null, null));

        groups.deleteAll(domain, workspace);

        assertThat(groups.list(Place.of(domain), null, Query.parse(null)).results())
                .extracting(row -> ((JsonString) row.get("name")).getString())
                .containsExactly("Others");
    }
}
