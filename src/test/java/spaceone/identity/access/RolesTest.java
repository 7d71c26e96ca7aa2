package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.app.App;
import spaceone.identity.audit.ChangeRecorded;
import spaceone.identity.user.User;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** The roles of a domain: who may make, change and give which, and when they may go. */
@InRoom
class RolesTest {

    private static final String READ = "identity:User.read";
    private static final String WRITE = "identity:User.write";

    @Inject Roles roles;
    @Inject RoleBindings bindings;
    @Inject Giver giver;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;
    @Inject Heard heard;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    private static RoleChanges named(String name, String... permissions) {
        return new RoleChanges(name, List.of(permissions), null, null);
    }

    private static RoleChanges allowing(String... permissions) {
        return new RoleChanges(null, List.of(permissions), null, null);
    }

    private String limited(RoleType type) {
        return town.role(type, READ);
    }

    @Test
    void aNewDomainHasTheThreeRolesEveryClientKnows() {
        assertThat(
                        List.of(
                                roles.get(domain, Role.DOMAIN_ADMIN),
                                roles.get(domain, Role.WORKSPACE_OWNER),
                                roles.get(domain, Role.WORKSPACE_MEMBER)))
                .allSatisfy(
                        role -> {
                            assertThat(role.isManaged()).isTrue();
                            assertThat(role.isEnabled()).isTrue();
                            assertThat(role.permissions()).isEmpty();
                            assertThat(role.pageAccess()).isEmpty();
                            assertThat(role.tags()).isEmpty();
                        })
                .extracting(Role::roleType)
                .containsExactly(
                        RoleType.DOMAIN_ADMIN, RoleType.WORKSPACE_OWNER, RoleType.WORKSPACE_MEMBER);
        assertThat(roles.get(domain, Role.WORKSPACE_OWNER).name()).isEqualTo("Workspace Owner");
    }

    @Test
    void aRoleIsWhatWasAskedFor() {
        Role made =
                roles.create(
                        domain,
                        RoleType.WORKSPACE_OWNER,
                        new RoleChanges(
                                "Auditor",
                                List.of(READ),
                                List.of("iam.*"),
                                Json.createObjectBuilder().add("team", "red").build()));

        Role kept = roles.get(domain, made.roleId());
        assertThat(kept.roleId()).startsWith("role-");
        assertThat(kept.domainId()).isEqualTo(domain);
        assertThat(kept.name()).isEqualTo("Auditor");
        assertThat(kept.roleType()).isEqualTo(RoleType.WORKSPACE_OWNER);
        assertThat(kept.state()).isEqualTo(RoleState.ENABLED);
        assertThat(kept.permissions()).containsExactly(READ);
        assertThat(kept.pageAccess()).containsExactly("iam.*");
        assertThat(kept.tags().getString("team")).isEqualTo("red");
        assertThat(kept.isManaged()).isFalse();
        assertThat(kept.createdAt()).isEqualTo(clock.instant());
        assertThat(kept.updatedAt()).isEqualTo(clock.instant());
    }

    @Test
    void whatIsNotNamedStaysAndAnEmptyListClears() {
        String role = limited(RoleType.WORKSPACE_MEMBER);
        String name = roles.get(domain, role).name();
        clock.pass(Duration.ofMinutes(1));

        roles.update(domain, role, new RoleChanges(null, null, List.of("my_page"), null));
        assertThat(roles.get(domain, role))
                .satisfies(
                        kept -> {
                            assertThat(kept.name()).isEqualTo(name);
                            assertThat(kept.permissions()).containsExactly(READ);
                            assertThat(kept.pageAccess()).containsExactly("my_page");
                            assertThat(kept.updatedAt()).isEqualTo(clock.instant());
                            assertThat(kept.createdAt()).isBefore(clock.instant());
                        });

        roles.update(
                domain,
                role,
                new RoleChanges("Nothing", List.of(), null, JsonValue.EMPTY_JSON_OBJECT));
        assertThat(roles.get(domain, role).permissions()).isEmpty();
        assertThat(roles.get(domain, role).name()).isEqualTo("Nothing");
    }

    @Test
    void aNameIsTakenOnceInADomain() {
        roles.create(domain, RoleType.WORKSPACE_MEMBER, named("Auditor", READ));
        Role other = roles.create(domain, RoleType.WORKSPACE_MEMBER, named("Other", READ));

        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () -> roles.create(domain, RoleType.WORKSPACE_OWNER, named("Auditor", READ)));
        refused(
                CommonError.SAVE_UNIQUE_VALUES,
                () -> roles.update(domain, other.roleId(), named("Auditor", READ)));
        assertThatCode(() -> roles.update(domain, other.roleId(), named("Other", READ)))
                .doesNotThrowAnyException();
    }

    @Test
    void aManagedRoleStaysWhatItIs() {
        refused(
                CommonError.PERMISSION_DENIED,
                () -> roles.update(domain, Role.WORKSPACE_MEMBER, named("Mine")));
        refused(CommonError.PERMISSION_DENIED, () -> roles.delete(domain, Role.WORKSPACE_MEMBER));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> roles.get(domain, Role.DOMAIN_ADMIN).change(allowing(READ), clock.instant()));
    }

    @Test
    void aRoleOfAnotherDomainIsNotThere() {
        String role = limited(RoleType.WORKSPACE_MEMBER);

        assertThat(roles.find("domain-elsewhere", role)).isEmpty();
        refused(CommonError.NOT_FOUND, () -> roles.get("domain-elsewhere", role));
        refused(CommonError.NOT_FOUND, () -> roles.disable("domain-elsewhere", role));
        refused(CommonError.NOT_FOUND, () -> roles.delete("domain-elsewhere", role));
    }

    @Test
    void moreThanAHeaderCarriesIsNoRole() {
        List<String> many = Collections.nCopies(401, READ);
        String role = limited(RoleType.WORKSPACE_MEMBER);

        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        roles.create(
                                domain,
                                RoleType.WORKSPACE_MEMBER,
                                new RoleChanges("Long", many, null, null)));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> roles.update(domain, role, new RoleChanges(null, many, null, null)));
    }

    // Nobody gives more than they have.

    @Test
    void nobodyMakesARoleThatReachesFurtherThanThey() {
        town.actsAs(town.user("alice"), READ, "identity:Role");

        refused(
                CommonError.PERMISSION_DENIED,
                () -> roles.create(domain, RoleType.WORKSPACE_MEMBER, named("More", WRITE)));
        refused(
                CommonError.PERMISSION_DENIED,
                () ->
                        roles.create(
                                domain,
                                RoleType.WORKSPACE_MEMBER,
                                new RoleChanges("All", null, null, null)));
        assertThatCode(() -> roles.create(domain, RoleType.WORKSPACE_MEMBER, named("Less", READ)))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyWidensARoleBeyondThemselvesNorTouchesOneThatIsWider() {
        String narrow = limited(RoleType.WORKSPACE_MEMBER);
        String wide = town.role(RoleType.WORKSPACE_MEMBER, READ, WRITE);
        town.actsAs(town.user("alice"), READ);

        refused(
                CommonError.PERMISSION_DENIED,
                () -> roles.update(domain, narrow, allowing(READ, WRITE)));
        refused(CommonError.PERMISSION_DENIED, () -> roles.update(domain, wide, allowing(READ)));
        refused(CommonError.PERMISSION_DENIED, () -> roles.enable(domain, wide));
        refused(CommonError.PERMISSION_DENIED, () -> roles.disable(domain, wide));
        refused(CommonError.PERMISSION_DENIED, () -> roles.delete(domain, wide));
        assertThatCode(() -> roles.update(domain, narrow, named("Narrow", READ)))
                .doesNotThrowAnyException();
        assertThatCode(() -> roles.update(domain, narrow, named("Narrower", READ)))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyChangesTheRoleTheyHoldUnlessItLeavesNothingOut() {
        User alice = town.user("alice");
        String role = limited(RoleType.DOMAIN_ADMIN);
        town.appoint(alice, role);

        town.actsAs(alice, READ);
        refused(CommonError.PERMISSION_DENIED, () -> roles.update(domain, role, allowing(READ)));

        town.actsAs(alice);
        assertThatCode(() -> roles.update(domain, role, allowing(READ))).doesNotThrowAnyException();
    }

    @Test
    void norDoesAnApp() {
        String role = limited(RoleType.DOMAIN_ADMIN);
        App app = town.app(role);
        giver.isApp(app.appId(), "key", List.of(READ));

        refused(CommonError.PERMISSION_DENIED, () -> roles.update(domain, role, allowing(READ)));

        giver.isApp("app-another", "key", List.of(READ));
        assertThatCode(() -> roles.update(domain, role, allowing(READ))).doesNotThrowAnyException();
    }

    @Test
    void nobodyGivesARoleThatReachesFurtherThanThey() {
        String wide = town.role(RoleType.DOMAIN_ADMIN, WRITE);
        String narrow = limited(RoleType.DOMAIN_ADMIN);
        User bob = town.user("bob");
        town.actsAs(town.user("alice"), READ);

        refused(
                CommonError.PERMISSION_DENIED,
                () -> bindings.bindToDomain(domain, bob.userId(), wide));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> bindings.bindToDomain(domain, bob.userId(), Role.DOMAIN_ADMIN));
        assertThatCode(() -> bindings.bindToDomain(domain, bob.userId(), narrow))
                .doesNotThrowAnyException();
        refused(CommonError.PERMISSION_DENIED, () -> roles.demandMayTake(domain, wide));
        assertThatCode(() -> roles.demandMayTake(domain, narrow)).doesNotThrowAnyException();
    }

    @Test
    void theServiceItselfMayGiveAndTakeAnything() {
        assertThat(giver.isFull()).isTrue();
        assertThatCode(() -> roles.demandMayTake(domain, "role-that-is-gone"))
                .doesNotThrowAnyException();
    }

    // In service, and out of it.

    @Test
    void aDisabledRoleIsGivenToNobodyUntilItIsEnabledAgain() {
        String role = limited(RoleType.DOMAIN_ADMIN);
        User bob = town.user("bob");
        clock.pass(Duration.ofMinutes(1));

        Role disabled = roles.disable(domain, role);

        assertThat(disabled.state()).isEqualTo(RoleState.DISABLED);
        assertThat(disabled.updatedAt()).isEqualTo(clock.instant());
        refused(
                CommonError.INVALID_PARAMETER,
                () -> bindings.bindToDomain(domain, bob.userId(), role));
        clock.pass(Duration.ofMinutes(1));
        Role enabled = roles.enable(domain, role);
        assertThat(enabled.isEnabled()).isTrue();
        assertThat(enabled.updatedAt()).isEqualTo(clock.instant());
        assertThat(bindings.bindToDomain(domain, bob.userId(), role).roleId()).isEqualTo(role);
    }

    @Test
    void aRoleThatSomebodyHasIsNeitherDisabledNorDeleted() {
        String role = limited(RoleType.WORKSPACE_MEMBER);
        User alice = town.user("alice");
        town.appoint(alice, role, town.workspace());

        refused(AccessError.ROLE_IN_USED_AT_ROLE_BINDING, () -> roles.disable(domain, role));
        refused(AccessError.ROLE_IN_USED_AT_ROLE_BINDING, () -> roles.delete(domain, role));

        bindings.removeAll(domain, alice.userId());
        roles.disable(domain, role);
        roles.delete(domain, role);
        assertThat(roles.find(domain, role)).isEmpty();
    }

    @Test
    void aRoleInAWorkspaceGroupIsNeitherDisabledNorDeleted() {
        String role = limited(RoleType.WORKSPACE_MEMBER);
        town.member(town.group(), town.user("alice"), role);

        refused(AccessError.ROLE_IN_USED_AT_ROLE_BINDING, () -> roles.disable(domain, role));
        refused(AccessError.ROLE_IN_USED_AT_ROLE_BINDING, () -> roles.delete(domain, role));
    }

    @Test
    void aRoleOfAnAppIsNotDeleted() {
        String role = limited(RoleType.DOMAIN_ADMIN);
        town.app(role);

        refused(AccessError.ROLE_IN_USED_AT_ROLE_BINDING, () -> roles.delete(domain, role));
    }

    @Test
    void everyChangeIsRecorded() {
        heard.clear();
        String role = limited(RoleType.WORKSPACE_MEMBER);
        roles.update(domain, role, allowing(READ, WRITE));
        roles.disable(domain, role);
        roles.enable(domain, role);
        roles.delete(domain, role);

        assertThat(heard.all(ChangeRecorded.class)).hasSize(5);
        assertThat(
                        room.rows(
                                "select action from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 order by id",
                                domain,
                                role))
                .isEqualTo(
                        List.of(
                                "Role.create",
                                "Role.update",
                                "Role.disable",
                                "Role.enable",
                                "Role.delete"));
    }
}
