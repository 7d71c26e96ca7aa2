package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.RoleType;
import spaceone.identity.directory.DirectoryIdentity;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.testkit.Proves;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What the directory gives and takes, who external users are there, and who is in and out. */
@InRoom
class DirectoryRolesTest {

    private static final DirectoryIdentity HERE = new DirectoryIdentity("https://idp", "4711");
    private static final DirectoryIdentity OTHER = new DirectoryIdentity("https://idp", "4712");

    @Inject DirectoryAppointments appointments;
    @Inject ExternalIdentities identities;
    @Inject Registration registration;
    @Inject WorkspaceUsers workspaceUsers;
    @Inject Outsiders outsiders;
    @Inject RoleBindings bindings;
    @Inject Sessions sessions;
    @Inject Users users;
    @Inject Town town;
    @Inject RoomClock clock;

    private String domain;
    private String workspace;
    private User eve;
    private String id;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        workspace = town.workspace();
        eve = town.external("eve");
        id = eve.userId();
    }

    private Optional<RoleBinding> at(String place) {
        return bindings.of(domain, id, place);
    }

    private User now() {
        return users.get(domain, id);
    }

    // Roles.

    @Test
    void itGivesARoleInAWorkspaceAndTakesItAgain() {
        appointments.give(domain, id, Role.WORKSPACE_MEMBER, workspace);
        assertThat(at(workspace).orElseThrow().isFromDirectory()).isTrue();
        assertThat(now().isAdministrator()).isFalse();

        appointments.take(domain, id, workspace);
        assertThat(at(workspace)).isEmpty();
        assertThatCode(() -> appointments.take(domain, id, workspace)).doesNotThrowAnyException();
        assertThatCode(() -> appointments.take(domain, id, "workspace-gone"))
                .doesNotThrowAnyException();
    }

    @Test
    void itMakesAnAdministratorWhoIsOneOnTheirRecordTooAndNeverTakesTheLast() {
        appointments.give(domain, id, Role.DOMAIN_ADMIN, "*");
        assertThat(now().isAdministrator()).isTrue();
        assertThat(now().roleId()).contains(Role.DOMAIN_ADMIN);

        refused(
                UserError.LAST_DOMAIN_ADMIN_CANNOT_DELETE,
                () -> appointments.take(domain, id, "*"));
        town.administrator("admin");
        appointments.take(domain, id, "*");
        assertThat(now().isAdministrator()).isFalse();
        assertThat(at("*")).isEmpty();
    }

    @Test
    void whatPeopleGaveItLeavesAlone() {
        town.administrator("admin");
        town.appoint(eve, Role.WORKSPACE_OWNER, workspace);
        town.appoint(eve, Role.DOMAIN_ADMIN);

        appointments.give(domain, id, Role.WORKSPACE_MEMBER, workspace);
        appointments.give(domain, id, town.role(RoleType.DOMAIN_ADMIN, "identity:User"), "*");
        appointments.take(domain, id, workspace);
        appointments.take(domain, id, "*");

        assertThat(at(workspace).orElseThrow().roleId()).isEqualTo(Role.WORKSPACE_OWNER);
        assertThat(now().roleId()).contains(Role.DOMAIN_ADMIN);
    }

    // Who they are there.

    @Test
    void theFirstWhoComesUnderANameIsItFromThenOn() {
        assertThat(identities.find(domain, HERE)).isEmpty();
        assertThat(identities.keep(eve, domain, Optional.of(HERE)).identity().isPresent()).isTrue();

        assertThat(identities.find(domain, HERE).orElseThrow().userId()).isEqualTo(id);
        assertThat(identities.find(domain, OTHER)).isEmpty();
        assertThat(identities.find("domain-other", HERE)).isEmpty();
        assertThatCode(() -> identities.keep(eve, domain, Optional.of(HERE)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> identities.keep(eve, domain, Optional.of(OTHER)));
    }

    @Proves({"6.8.1", "10.5.2"})
    @Test
    void aSuccessorOfTheSameNameIsSomebodyElse() {
        town.administrator("admin");
        town.successor(eve);
        refused(CommonError.CONFLICT, () -> identities.keep(eve, domain, Optional.of(HERE)));
    }

    @Test
    void whoIsReleasedMayBeSomebodyElseSoSessionsEnd() {
        identities.keep(eve, domain, Optional.of(HERE));
        String session =
                sessions.begin(
                                domain,
                                eve.key(),
                                SessionKind.SIGN_IN,
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();

        assertThat(identities.release(domain, id).identity().isPresent()).isFalse();

        assertThat(sessions.stands(session, eve.key())).isFalse();
        assertThat(identities.keep(eve, domain, Optional.of(OTHER)).identity().isPresent())
                .isTrue();
        User local = town.user("local");
        refused(UserError.NOT_ALLOWED_ACTIONS, () -> identities.release(domain, local.userId()));
        User admin = town.administrator("admin");
        town.actsAs(local, "identity:User");
        refused(CommonError.PERMISSION_DENIED, () -> identities.release(domain, admin.userId()));
    }

    private static DirectoryUser person(String userId, String name, String email) {
        return new DirectoryUser(
                userId,
                name,
                email,
                Optional.of(true),
                DirectoryUser.State.ENABLED,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whoComesForTheFirstTimeIsAdmittedAndFoundTheSecondTime() {
        String name = Town.unique("newcomer");
        User admitted = registration.admit(domain, person(name, "New", "new@example.com"));
        assertThat(admitted.authType()).isEqualTo(AuthType.EXTERNAL);
        assertThat(admitted.name()).isEqualTo("New");
        assertThat(admitted.email()).isEqualTo("new@example.com");
        assertThat(registration.admit(domain, person(name, "New", "")).key())
                .isEqualTo(admitted.key());
    }

    @Test
    void ofADirectoryOnlyWhatOurFieldsHoldIsTakenOver() {
        DirectoryProfile known = DirectoryProfile.of(person("a", "x".repeat(129), "nowhere"));
        assertThat(known.name()).hasSize(128);
        assertThat(known.email()).isNull();
        assertThat(known.verified()).isEmpty();
        DirectoryProfile none = DirectoryProfile.of(person("a", "", "a@example.com"));
        assertThat(none.name()).isNull();
        assertThat(none.email()).isEqualTo("a@example.com");
        assertThat(none.verified()).contains(true);
        assertThat(none.state()).isEqualTo(UserState.ENABLED);
        assertThat(none.changes().email()).isEqualTo("a@example.com");
    }

    // Who is in and who is not.

    private static List<String> ids(Listing listing) {
        return listing.results().stream().map(row -> row.getString("user_id")).toList();
    }

    @Test
    void inAWorkspaceAreThoseWithARoleThere() {
        User bob = town.user("bob");
        town.appoint(eve, Role.WORKSPACE_MEMBER, workspace);
        town.appoint(bob, Role.WORKSPACE_OWNER, workspace);

        assertThat(ids(workspaceUsers.list(domain, workspace, null, Query.all())))
                .containsExactlyInAnyOrder(id, bob.userId());
        assertThat(
                        ids(
                                workspaceUsers.list(
                                        domain, workspace, RoleType.WORKSPACE_OWNER, Query.all())))
                .containsExactly(bob.userId());
        refused(
                CommonError.INVALID_PARAMETER,
                () -> workspaceUsers.list(domain, workspace, RoleType.DOMAIN_ADMIN, Query.all()));
        assertThat(workspaceUsers.get(domain, workspace, id).binding().roleId())
                .isEqualTo(Role.WORKSPACE_MEMBER);
        User carol = town.user("carol");
        refused(CommonError.NOT_FOUND, () -> workspaceUsers.get(domain, workspace, carol.userId()));
        refused(CommonError.NOT_FOUND, () -> workspaceUsers.get(domain, "workspace-gone", id));
    }

    @Test
    void outsideAreAllOthersOfTheDomain() {
        User bob = town.user("bob");
        town.appoint(bob, Role.WORKSPACE_MEMBER, workspace);
        String group = town.group();
        town.member(group, eve, Role.WORKSPACE_MEMBER);

        assertThat(ids(outsiders.ofWorkspace(domain, workspace, Query.all()))).containsExactly(id);
        assertThat(outsiders.ofWorkspace(domain, workspace, Query.all()).totalCount()).isOne();
        assertThat(ids(outsiders.ofWorkspaceGroup(domain, group, Query.all())))
                .containsExactly(bob.userId());
        assertThat(outsiders.ofWorkspaceGroup(domain, group, Query.all()).totalCount()).isOne();
    }
}
