package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.access.Circle;
import spaceone.identity.access.Members;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.usergroup.UserGroups;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** What groups of the directory give here, by the table of the domain. */
@InRoom
class DirectoryGrantsTest {

    @Inject DirectoryGrants grants;
    @Inject RoleBindings bindings;
    @Inject Members members;
    @Inject UserGroups userGroups;
    @Inject Users users;
    @Inject Town town;
    @Inject Room room;

    private final List<JsonObject> rules = new ArrayList<>();
    private String domain;
    private String workspace;
    private String night;
    private User eve;
    private String id;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        night =
                userGroups
                        .create(
                                domain,
                                workspace,
                                UserGroups.Wanted.of("Night", null, JsonValue.EMPTY_JSON_OBJECT))
                        .userGroupId();
        eve = town.external("eve");
        id = eve.userId();
        rule("bosses", Role.WORKSPACE_OWNER, workspace);
        rule("staff", Role.WORKSPACE_MEMBER, workspace);
        rule("chiefs", Role.DOMAIN_ADMIN, "*");
        rules.add(
                Json.createObjectBuilder()
                        .add("group", "night")
                        .add("user_group_id", night)
                        .build());
    }

    private void rule(String group, String roleId, String place) {
        rules.add(
                Json.createObjectBuilder()
                        .add("group", group)
                        .add("role_id", roleId)
                        .add("workspace_id", place)
                        .build());
    }

    private DirectorySettings table() {
        JsonObject mapper =
                Json.createObjectBuilder().add("rules", Json.createArrayBuilder(rules)).build();
        JsonObject options =
                Json.createObjectBuilder()
                        .add("protocol", "oidc")
                        .add("group_mapper", mapper)
                        .build();
        return new DirectorySettings(domain, options, JsonValue.EMPTY_JSON_OBJECT);
    }

    private boolean arrives(String... groups) {
        return grants.apply(table(), eve, in(Optional.of(Set.of(groups))));
    }

    private DirectoryUser in(Optional<Set<String>> groups) {
        return new DirectoryUser(
                id,
                "",
                "",
                Optional.empty(),
                DirectoryUser.State.ENABLED,
                Optional.empty(),
                groups);
    }

    private Optional<String> role(String place) {
        return bindings.of(domain, id, place).map(RoleBinding::roleId);
    }

    private List<String> atNight() {
        return members.of(Circle.USER_GROUP, night);
    }

    private List<?> refusals() {
        return room.rows(
                "select action || ' ' || (details ->> 'id') from audit_records where domain_id = ?1"
                        + " and target_id = ?2 and reason is not null order by id",
                domain,
                id);
    }

    @Test
    void rolesAndUserGroupsComeAndGoWithTheGroups() {
        assertThat(arrives("staff", "night")).isTrue();
        assertThat(role(workspace)).contains(Role.WORKSPACE_MEMBER);
        assertThat(atNight()).containsExactly(id);
        assertThat(arrives("staff", "night")).isFalse();

        assertThat(arrives("staff", "night", "bosses")).isTrue();
        assertThat(role(workspace)).contains(Role.WORKSPACE_OWNER);
        assertThat(atNight()).containsExactly(id);

        assertThat(arrives("bosses")).isTrue();
        assertThat(role(workspace)).contains(Role.WORKSPACE_OWNER);
        assertThat(atNight()).isEmpty();

        assertThat(arrives()).isTrue();
        assertThat(role(workspace)).isEmpty();
        assertThat(arrives()).isFalse();
        assertThat(refusals()).isEmpty();
    }

    @Test
    void whoIsMadeAnAdministratorIsOneOnTheirRecord() {
        town.administrator("admin");

        assertThat(arrives("chiefs")).isTrue();
        assertThat(users.get(domain, id).isAdministrator()).isTrue();
        assertThat(arrives()).isTrue();
        assertThat(users.get(domain, id).isAdministrator()).isFalse();
    }

    @Test
    void withoutATableOrWordOfGroupsNothingChanges() {
        arrives("staff");

        assertThat(grants.apply(table(), eve, in(Optional.empty()))).isFalse();
        DirectorySettings without =
                new DirectorySettings(
                        domain, JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT);
        assertThat(grants.apply(without, eve, in(Optional.of(Set.of("bosses"))))).isFalse();
        assertThat(role(workspace)).contains(Role.WORKSPACE_MEMBER);
    }

    @Test
    void whatPeopleGaveIsTheirs() {
        town.appoint(eve, Role.WORKSPACE_OWNER, workspace);
        members.add(Circle.USER_GROUP, domain, workspace, night, List.of(id));

        assertThat(arrives("staff")).isFalse();
        assertThat(arrives()).isFalse();

        assertThat(role(workspace)).contains(Role.WORKSPACE_OWNER);
        assertThat(atNight()).containsExactly(id);
    }

    @Test
    void whatIsRefusedIsOnRecordAndKeepsTheRestFromNobody() {
        rule("staff", "role-gone", town.workspace());

        assertThat(arrives("chiefs", "night")).isTrue();
        assertThat(refusals()).isEqualTo(List.of("UserGroup.add_users " + night));
        assertThat(role("*")).contains(Role.DOMAIN_ADMIN);

        assertThat(arrives("staff")).isTrue();
        assertThat(role(workspace)).contains(Role.WORKSPACE_MEMBER);
        // The last administrator stays.
        assertThat(role("*")).contains(Role.DOMAIN_ADMIN);
        assertThat(refusals())
                .isEqualTo(
                        List.of(
                                "UserGroup.add_users " + night,
                                "RoleBinding.delete " + Role.DOMAIN_ADMIN,
                                "RoleBinding.create role-gone"));
    }
}
