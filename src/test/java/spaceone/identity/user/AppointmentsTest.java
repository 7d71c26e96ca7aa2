package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Assigner;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.RoleType;
import spaceone.identity.workspacegroup.Moves;
import spaceone.testkit.Parallel;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** Who gets which role and loses it again; and nobody is left without an administrator. */
@InRoom
class AppointmentsTest {

    private static final String READ = "identity:User.read";

    @Inject Appointments appointments;
    @Inject RoleBindings bindings;
    @Inject Users users;
    @Inject Moves moves;
    @Inject Town town;
    @Inject Room room;

    private String domain;
    private String workspace;
    private User admin;
    private User alice;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        admin = town.administrator("admin");
        alice = town.user("alice");
    }

    private User now(User user) {
        return users.get(domain, user.userId());
    }

    private Assigner by(User user) {
        return new Assigner(user.userId(), null);
    }

    private Assigner inside(User user) {
        return new Assigner(user.userId(), workspace);
    }

    private void dismiss(Assigner by, RoleBinding binding) {
        appointments.dismiss(domain, by, binding.roleBindingId());
    }

    private RoleBinding power(User user) {
        return bindings.of(domain, user.userId(), "*").orElseThrow();
    }

    // Giving.

    @Test
    void anAdministratorIsOneOnTheirOwnRecordToo() {
        RoleBinding binding = town.appoint(alice, Role.DOMAIN_ADMIN);

        assertThat(binding.isOfDomain()).isTrue();
        assertThat(now(alice).isAdministrator()).isTrue();
        assertThat(now(alice).roleId()).contains(Role.DOMAIN_ADMIN);
        assertThat(now(alice).roleType()).isEqualTo(UserRoleType.DOMAIN_ADMIN);
    }

    @Test
    void aRoleInAWorkspaceLeavesTheirRecordAsItIs() {
        RoleBinding binding = town.appoint(alice, Role.WORKSPACE_OWNER, workspace);

        assertThat(binding.isOfDomain()).isFalse();
        assertThat(now(alice).isAdministrator()).isFalse();
        refused(
                CommonError.NOT_FOUND,
                () ->
                        appointments.appoint(
                                domain,
                                new Appointments.Appointment(
                                        "nobody",
                                        Role.WORKSPACE_OWNER,
                                        ResourceGroup.WORKSPACE,
                                        workspace)));
    }

    @Test
    void aWorkspaceThatIsNotNamedIsNotFoundOnceTheRoleIsJudged() {
        refused(CommonError.NOT_FOUND, () -> appointSomewhere(Role.WORKSPACE_OWNER));
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () -> appointSomewhere(town.role(RoleType.DOMAIN_ADMIN, "*")));
    }

    private void appointSomewhere(String roleId) {
        appointments.appoint(
                domain,
                new Appointments.Appointment(
                        alice.userId(), roleId, ResourceGroup.WORKSPACE, null));
    }

    private static NewUser newcomer(String userId) {
        return new NewUser(
                userId,
                AuthType.LOCAL,
                UserType.USER,
                UserState.ENABLED,
                Town.PASSWORD,
                null,
                null,
                null,
                null,
                JsonValue.EMPTY_JSON_OBJECT,
                false,
                null,
                null,
                null);
    }

    private Appointments.Newcomer welcome(String roleId, ResourceGroup group, String place) {
        return appointments.welcome(
                domain, newcomer(Town.unique("newcomer")), roleId, group, place);
    }

    @Test
    void aNewcomerGetsTheRoleWhereItCountsOrIsNotThere() {
        assertThat(welcome(Role.DOMAIN_ADMIN, null, null).binding().isOfDomain()).isTrue();
        Appointments.Newcomer member = welcome(Role.WORKSPACE_MEMBER, null, workspace);
        assertThat(member.binding().workspaceId()).isEqualTo(workspace);
        assertThat(member.user().userId()).isEqualTo(member.binding().userId());

        String refused = Town.unique("refused");
        refused(
                CommonError.REQUIRED_PARAMETER,
                () ->
                        appointments.welcome(
                                domain, newcomer(refused), Role.WORKSPACE_MEMBER, null, null));
        refused(
                AccessError.NOT_ALLOWED_ROLE_TYPE,
                () ->
                        appointments.welcome(
                                domain,
                                newcomer(refused),
                                Role.DOMAIN_ADMIN,
                                ResourceGroup.WORKSPACE,
                                workspace));
        assertThat(users.find(domain, refused)).isEmpty();
    }

    // Another role.

    @Test
    void anotherRoleOfTheSameReachTakesThePlace() {
        RoleBinding binding = town.appoint(alice, Role.WORKSPACE_MEMBER, workspace);

        RoleBinding changed =
                appointments.reassign(
                        domain, by(admin), binding.roleBindingId(), Role.WORKSPACE_OWNER);

        assertThat(changed.roleId()).isEqualTo(Role.WORKSPACE_OWNER);
        String limited = town.role(RoleType.DOMAIN_ADMIN, READ);
        RoleBinding power = town.appoint(alice, Role.DOMAIN_ADMIN);
        appointments.reassign(domain, by(admin), power.roleBindingId(), limited);
        assertThat(now(alice).roleId()).contains(limited);
        assertThat(now(alice).isAdministrator()).isTrue();
    }

    @Test
    void nobodyChangesOrTakesTheirOwnRole() {
        RoleBinding own = power(admin);

        refused(
                AccessError.NOT_ALLOWED_TO_UPDATE_OR_DELETE_ROLE_BY_SELF,
                () ->
                        appointments.reassign(
                                domain, by(admin), own.roleBindingId(), Role.DOMAIN_ADMIN));
        refused(
                AccessError.NOT_ALLOWED_TO_UPDATE_OR_DELETE_ROLE_BY_SELF,
                () -> dismiss(by(admin), own));
    }

    @Test
    void nobodyTakesARoleThatTheyCouldNotGive() {
        RoleBinding wide = town.appoint(alice, Role.WORKSPACE_OWNER, workspace);
        User bob = town.user("bob");
        String narrow = town.role(RoleType.WORKSPACE_MEMBER, READ);
        RoleBinding narrowOne = town.appoint(bob, narrow, workspace);
        User limited = town.user("limited");
        town.actsAs(limited, READ);

        refused(CommonError.PERMISSION_DENIED, () -> dismiss(by(limited), wide));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> appointments.reassign(domain, by(limited), wide.roleBindingId(), narrow));
        refused(
                CommonError.PERMISSION_DENIED,
                () ->
                        appointments.reassign(
                                domain,
                                by(limited),
                                narrowOne.roleBindingId(),
                                Role.WORKSPACE_OWNER));
        assertThatCode(() -> dismiss(by(limited), narrowOne)).doesNotThrowAnyException();
    }

    @Test
    void whatAGroupGaveIsChangedThere() {
        String group = town.group();
        town.member(group, alice, Role.WORKSPACE_MEMBER);
        moves.move(domain, workspace, group);
        RoleBinding given = bindings.of(domain, alice.userId(), workspace).orElseThrow();

        refused(
                AccessError.NOT_ALLOWED_TO_UPDATE_ROLE_ASSIGNED_BY_WORKSPACE_GROUP,
                () ->
                        appointments.reassign(
                                domain, by(admin), given.roleBindingId(), Role.WORKSPACE_OWNER));
        refused(AccessError.NOT_ALLOWED_TO_DELETE_ROLE_BINDING, () -> dismiss(by(admin), given));
    }

    @Test
    void fromInsideAWorkspaceNothingElseIsSeen() {
        RoleBinding elsewhere = town.appoint(alice, Role.WORKSPACE_MEMBER, town.workspace());
        User owner = town.user("owner");
        town.appoint(owner, Role.WORKSPACE_OWNER, workspace);

        refused(CommonError.NOT_FOUND, () -> dismiss(inside(owner), elsewhere));
        refused(CommonError.NOT_FOUND, () -> dismiss(inside(owner), power(admin)));
    }

    // The last of their kind.

    @Test
    void theLastAdministratorStays() {
        RoleBinding last = power(admin);

        refused(UserError.LAST_DOMAIN_ADMIN_CANNOT_DELETE, () -> dismiss(by(alice), last));
        refused(
                UserError.LAST_ADMIN_CANNOT_DISABLED_DELETED,
                () -> users.disable(domain, admin.userId()));
        refused(
                UserError.LAST_ADMIN_CANNOT_DISABLED_DELETED,
                () -> users.delete(domain, admin.userId()));
        assertThat(now(admin).isAdministrator()).isTrue();
    }

    @Test
    void aDisabledAdministratorProtectsNobodyAndIsNotMissed() {
        User other = town.administrator("other");
        users.disable(domain, other.userId());

        refused(UserError.LAST_DOMAIN_ADMIN_CANNOT_DELETE, () -> dismiss(by(alice), power(admin)));
        assertThatCode(() -> dismiss(by(admin), power(other))).doesNotThrowAnyException();
        assertThat(now(other).isAdministrator()).isFalse();
        assertThat(now(other).roleId()).isEmpty();
    }

    @Proves("2.3.4")
    @Test
    void ofTwoAdministratorsWhoDismissEachOtherOneStays() {
        User other = town.administrator("other");
        RoleBinding first = power(admin);
        RoleBinding second = power(other);

        List<Boolean> ends =
                Parallel.run(
                        2,
                        List.of(
                                () -> room.anew(() -> isDone(by(admin), second)),
                                () -> room.anew(() -> isDone(by(other), first))));

        assertThat(ends).containsExactlyInAnyOrder(true, false);
    }

    private boolean isDone(Assigner by, RoleBinding binding) {
        try {
            dismiss(by, binding);
            return true;
        } catch (IdentityException refusal) {
            return false;
        }
    }

    @Test
    void fromInsideTheLastOwnerStaysAndAnAdministratorMayDoWithout() {
        User owner = town.user("owner");
        RoleBinding last = town.appoint(owner, Role.WORKSPACE_OWNER, workspace);
        User member = town.user("member");

        refused(
                AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE,
                () -> dismiss(inside(member), last));
        refused(
                AccessError.LAST_WORKSPACE_OWNER_CANNOT_DELETE,
                () ->
                        appointments.reassign(
                                domain,
                                inside(member),
                                last.roleBindingId(),
                                Role.WORKSPACE_MEMBER));
        assertThat(bindings.of(domain, owner.userId(), workspace).orElseThrow().roleId())
                .isEqualTo(Role.WORKSPACE_OWNER);

        RoleBinding another = town.appoint(alice, Role.WORKSPACE_OWNER, workspace);
        assertThatCode(() -> dismiss(inside(member), another)).doesNotThrowAnyException();
        assertThatCode(() -> dismiss(inside(admin), last)).doesNotThrowAnyException();
    }

    @Test
    void aMemberIsMissedByNobody() {
        town.appoint(alice, Role.WORKSPACE_MEMBER, workspace);
        RoleBinding member = bindings.of(domain, alice.userId(), workspace).orElseThrow();
        Callable<Object> go =
                () -> {
                    dismiss(inside(town.user("someone")), member);
                    return null;
                };

        assertThatCode(go::call).doesNotThrowAnyException();
    }
}
