package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.access.Giver;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBindings;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.app.Apps;
import spaceone.identity.app.NewApp;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.tenancy.Place;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/**
 * A token is as good as what is behind it at this moment: judged at the door, and once more when a
 * change is about to be kept.
 */
@InRoom
class AuthenticationTest {

    private static final String READ = "identity:User.read";

    @Inject Authentication authentication;
    @Inject Grants grants;
    @Inject ClientSecrets secrets;
    @Inject Giver giver;
    @Inject Apps apps;
    @Inject Roles roles;
    @Inject RoleBindings bindings;
    @Inject Sessions sessions;
    @Inject Users users;
    @Inject Workspaces workspaces;
    @Inject Audit audit;
    @Inject Actor actor;
    @Inject Door door;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private String workspace;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        workspace = town.workspace();
    }

    private String token(User user, Scope scope) {
        return grants.grant(
                        new GrantRequest(
                                TokenType.REFRESH_TOKEN,
                                door.enter(user).refreshToken(),
                                scope,
                                scope == Scope.WORKSPACE ? workspace : null,
                                null))
                .accessToken();
    }

    /** Both where they come in and where they are about to change something. */
    private void refusedWith(ErrorCode code, String token, Principal before) {
        refused(code, () -> authentication.authenticate(token));
        refused(code, () -> change(before));
    }

    private Principal letIn(String token) {
        Principal caller = authentication.authenticate(token);
        assertThatCode(() -> change(caller)).doesNotThrowAnyException();
        return caller;
    }

    private void change(Principal caller) {
        actor.authenticated(
                caller.owner().name(), caller.domainId(), caller.subject(), caller.sessionId());
        actor.acts(caller.role().name(), caller.workspaceId());
        if (caller.owner() == OwnerType.APP) {
            giver.isApp(caller.subject(), caller.sessionId(), caller.permissions());
        } else {
            giver.isUser(caller.subject(), caller.permissions());
        }
        try {
            room.together(() -> audit.changed("Test.change", domain, "Thing", "thing", Map.of()));
        } finally {
            actor.authenticated("SYSTEM", null, "system", null);
            town.nobodyActs();
        }
    }

    // People.

    @Proves({"7.2.1", "7.4.1"})
    @Test
    void aRevokedSessionTakesAllItsTokensWithIt() {
        String token = token(alice, Scope.USER);
        Principal caller = letIn(token);
        assertThat(caller.sessionKind()).isEqualTo(SessionKind.SIGN_IN);
        assertThat(caller.owner()).isEqualTo(OwnerType.USER);
        assertThat(caller.projects()).isEmpty();

        sessions.revoke(caller.sessionId());

        refusedWith(CommonError.AUTHENTICATE_FAILURE, token, caller);
    }

    @Test
    void whoIsDisabledOrGoneIsNobody() {
        String token = token(alice, Scope.USER);
        Principal caller = letIn(token);
        room.tamper("update users set state = 'DISABLED' where id = ?1", alice.key());
        refusedWith(CommonError.AUTHENTICATE_FAILURE, token, caller);
        room.tamper("delete from users where id = ?1", alice.key());
        refusedWith(CommonError.AUTHENTICATE_FAILURE, token, caller);
    }

    @Test
    void inADomainOutOfServiceNobodyActs() {
        String token = token(alice, Scope.USER);
        Principal caller = letIn(token);
        room.tamper("update domains set state = 'DISABLED' where domain_id = ?1", domain);
        try {
            refusedWith(CommonError.AUTHENTICATE_FAILURE, token, caller);
        } finally {
            room.tamper("update domains set state = 'ENABLED' where domain_id = ?1", domain);
        }
    }

    @Test
    void whoIsNoLongerAdministratorActsNoLongerAsOne() {
        User admin = town.administrator("admin");
        String inDomain = token(admin, Scope.DOMAIN);
        String inside = token(admin, Scope.WORKSPACE);
        Principal domainWide = letIn(inDomain);
        Principal confined = letIn(inside);
        assertThat(domainWide.role()).isEqualTo(CallerRole.DOMAIN_ADMIN);

        room.tamper(
                "update users set role_type = 'USER', role_id = null where id = ?1", admin.key());
        bindings.removeAll(domain, admin.userId());

        refusedWith(CommonError.AUTHENTICATE_FAILURE, inDomain, domainWide);
        refused(CommonError.PERMISSION_DENIED, () -> authentication.authenticate(inside));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> change(confined));
    }

    @Test
    void anotherRoleInTheWorkspaceNeedsAnotherToken() {
        town.appoint(alice, Role.WORKSPACE_OWNER, workspace);
        String token = token(alice, Scope.WORKSPACE);
        Principal caller = letIn(token);

        room.tamper(
                "update role_bindings set role_id = ?1, role_type = 'WORKSPACE_MEMBER'"
                        + " where domain_id = ?2 and user_id = ?3",
                Role.WORKSPACE_MEMBER,
                domain,
                alice.userId());

        refusedWith(CommonError.AUTHENTICATE_FAILURE, token, caller);
        assertThat(letIn(token(alice, Scope.WORKSPACE)).role())
                .isEqualTo(CallerRole.WORKSPACE_MEMBER);
    }

    @Test
    void inAWorkspaceOutOfServiceNobodyActs() {
        town.appoint(alice, Role.WORKSPACE_OWNER, workspace);
        String token = token(alice, Scope.WORKSPACE);
        Principal caller = letIn(token);

        workspaces.disable(domain, workspace);

        refusedWith(CommonError.PERMISSION_DENIED, token, caller);
    }

    @Test
    void whatARoleAllowsCountsAsItIsNow() {
        String role = town.role(RoleType.WORKSPACE_OWNER, READ, "identity:User.write");
        town.appoint(alice, role, workspace);
        String token = token(alice, Scope.WORKSPACE);
        Principal caller = letIn(token);
        assertThat(caller.permissions()).containsExactly(READ, "identity:User.write");

        room.tamper(
                "update roles set permissions = cast(?1 as jsonb) where role_id = ?2",
                "[\"" + READ + "\"]",
                role);

        assertThat(letIn(token).permissions()).containsExactly(READ);
        refused(CommonError.PERMISSION_DENIED, () -> change(caller));
    }

    @Test
    void whatACallEndsItselfDoesNotStopIt() {
        Principal caller = letIn(token(alice, Scope.USER));

        assertThatCode(
                        () ->
                                room.together(
                                        () -> {
                                            sessions.revokeAll(alice.key());
                                            change(caller);
                                        }))
                .doesNotThrowAnyException();
        refused(CommonError.AUTHENTICATE_FAILURE, () -> change(caller));
    }

    @Proves("9.2.2")
    @Test
    void noOtherTokenOpensTheApi() {
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> authentication.authenticate(door.enter(alice).refreshToken()));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate("a.b.c"));
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> authentication.authenticate("x".repeat(16 * 1024 + 1)));
    }

    // Apps.

    private ClientSecrets.Issued app(String roleId, ResourceGroup group, String until) {
        return secrets.create(
                domain,
                new NewApp(
                        Town.unique("app"),
                        roleId,
                        group,
                        group == ResourceGroup.DOMAIN ? null : workspace,
                        null,
                        null,
                        until,
                        JsonValue.EMPTY_JSON_OBJECT));
    }

    @Test
    void anAppIsItsRoleUntilItsKeyEnds() {
        String role = town.role(RoleType.DOMAIN_ADMIN, READ);
        ClientSecrets.Issued app = app(role, ResourceGroup.DOMAIN, null);
        Principal caller = letIn(app.secret());
        assertThat(caller.owner()).isEqualTo(OwnerType.APP);
        assertThat(caller.role()).isEqualTo(CallerRole.DOMAIN_ADMIN);
        assertThat(caller.subject()).isEqualTo(app.app().appId());
        assertThat(caller.permissions()).containsExactly(READ);
        assertThat(caller.isHuman()).isFalse();

        room.tamper(
                "update apps set expired_at = ?1 where app_id = ?2",
                Timestamp.from(clock.instant()),
                app.app().appId());

        refusedWith(CommonError.PERMISSION_DENIED, app.secret(), caller);
    }

    @Test
    void whatTheRoleOfAnAppAllowsCountsAsItIsNow() {
        String role = town.role(RoleType.DOMAIN_ADMIN, READ, "identity:User.write");
        Principal caller = letIn(app(role, ResourceGroup.DOMAIN, null).secret());

        room.tamper(
                "update roles set permissions = cast(?1 as jsonb) where role_id = ?2",
                "[\"" + READ + "\"]",
                role);

        refused(CommonError.PERMISSION_DENIED, () -> change(caller));
    }

    @Test
    void theKeyItselfSaysWhenItEnds() {
        ClientSecrets.Issued app = app(Role.DOMAIN_ADMIN, ResourceGroup.DOMAIN, null);
        room.tamper(
                "update apps set expired_at = expired_at + interval '10 years' where app_id = ?1",
                app.app().appId());
        clock.pass(Duration.between(clock.instant(), app.app().expiredAt()).plusMinutes(5));

        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(app.secret()));
    }

    @Test
    void aRenewedADisabledOrADeletedAppIsOutWithItsOldKey() {
        ClientSecrets.Issued app = app(Role.DOMAIN_ADMIN, ResourceGroup.DOMAIN, null);
        Principal caller = letIn(app.secret());
        ClientSecrets.Issued renewed =
                secrets.renew(Place.of(domain), app.app().appId(), null, Duration.ZERO);
        refusedWith(CommonError.PERMISSION_DENIED, app.secret(), caller);
        Principal again = letIn(renewed.secret());
        apps.disable(Place.of(domain), app.app().appId());
        refusedWith(CommonError.PERMISSION_DENIED, renewed.secret(), again);
        apps.enable(Place.of(domain), app.app().appId());
        letIn(renewed.secret());
        apps.delete(Place.of(domain), app.app().appId());
        refusedWith(CommonError.PERMISSION_DENIED, renewed.secret(), again);
    }

    @Test
    void anAppIsOutWithItsRoleItsWorkspaceOrItsDomain() {
        ClientSecrets.Issued app = app(Role.WORKSPACE_OWNER, ResourceGroup.WORKSPACE, null);
        Principal caller = letIn(app.secret());
        assertThat(caller.workspaceId()).isEqualTo(workspace);
        assertThat(caller.role()).isEqualTo(CallerRole.WORKSPACE_OWNER);

        workspaces.disable(domain, workspace);
        refusedWith(CommonError.PERMISSION_DENIED, app.secret(), caller);
        workspaces.enable(domain, workspace);
        letIn(app.secret());
        room.tamper("update domains set state = 'DISABLED' where domain_id = ?1", domain);
        try {
            refusedWith(CommonError.PERMISSION_DENIED, app.secret(), caller);
        } finally {
            room.tamper("update domains set state = 'ENABLED' where domain_id = ?1", domain);
        }
        String role = town.role(RoleType.DOMAIN_ADMIN, READ);
        ClientSecrets.Issued other = app(role, ResourceGroup.DOMAIN, null);
        Principal otherCaller = letIn(other.secret());
        roles.disable(domain, role);
        refusedWith(CommonError.PERMISSION_DENIED, other.secret(), otherCaller);
    }

    @Test
    void anAppThatDeletesItselfIsNotStoppedByThat() {
        ClientSecrets.Issued app = app(Role.DOMAIN_ADMIN, ResourceGroup.DOMAIN, null);
        Principal caller = letIn(app.secret());
        room.together(() -> apps.delete(Place.of(domain), caller.subject()));
        actor.authenticated("APP", domain, caller.subject(), caller.sessionId());
        actor.acts("DOMAIN_ADMIN", "");

        assertThatCode(
                        () ->
                                room.together(
                                        () ->
                                                audit.changed(
                                                        "App.delete",
                                                        domain,
                                                        "App",
                                                        caller.subject(),
                                                        Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheKeyTellsOthersIsWhatTheAppWas() {
        ClientSecrets.Issued app =
                app(town.role(RoleType.WORKSPACE_OWNER, READ), ResourceGroup.WORKSPACE, null);

        assertThat(Door.read(app.secret()).getClaims())
                .containsEntry("typ", "CLIENT_SECRET")
                .containsEntry("own", "APP")
                .containsEntry("rol", "WORKSPACE_OWNER")
                .containsEntry("wid", workspace)
                .containsEntry("permissions", List.of(READ))
                .containsEntry("jti", app.app().clientId());
        assertThat(Door.read(app.secret()).getExpirationTime().toInstant())
                .isEqualTo(app.app().expiredAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
