package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleType;
import spaceone.identity.session.Sessions;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.tenancy.Workspaces;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What a refresh token is exchanged for. */
@InRoom
class GrantsTest {

    @Inject Grants grants;
    @Inject Authentication authentication;
    @Inject Workspaces workspaces;
    @Inject Sessions sessions;
    @Inject Users users;
    @Inject Door door;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private String workspace;
    private TokenPair pair;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        workspace = town.workspace();
        pair = door.enter(alice);
    }

    private Grant grant(String token, Scope scope, String workspaceId) {
        return grants.grant(
                new GrantRequest(TokenType.REFRESH_TOKEN, token, scope, workspaceId, null));
    }

    private Grant grant(Scope scope, String workspaceId) {
        return grant(pair.refreshToken(), scope, workspaceId);
    }

    private Principal caller(Grant grant) {
        return authentication.authenticate(grant.accessToken());
    }

    private void invalid(TokenPair of) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> grant(of.refreshToken(), Scope.USER, null));
    }

    @Test
    void forThemselvesEverybodyGetsOne() {
        clock.pass(Duration.ofMinutes(3));
        Grant grant = grant(Scope.USER, null);

        assertThat(grant.roleType()).isEqualTo("USER");
        assertThat(grant.roleId()).isNull();
        assertThat(grant.place().domainId()).isEqualTo(domain);
        assertThat(grant.place().workspaceId()).isNull();
        assertThat(caller(grant).role()).isEqualTo(CallerRole.USER);
        assertThat(caller(grant).provenAt())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(3)));
        assertThat(Door.read(grant.accessToken()).getClaim("amr")).isEqualTo(List.of("pwd"));
        assertThat(users.get(domain, alice.userId()).lastAccessedAt()).contains(clock.instant());
        assertThat(
                        room.rows(
                                "select 1 from sessions where user_key = ?1 and used_at = ?2",
                                alice.key(),
                                Timestamp.from(clock.instant())))
                .hasSize(1);
    }

    @Test
    void inAWorkspaceOneIsWhatOneIsThere() {
        refused(CommonError.PERMISSION_DENIED, () -> grant(Scope.WORKSPACE, workspace));
        String role = town.role(RoleType.WORKSPACE_MEMBER, "identity:User.read");
        town.appoint(alice, role, workspace);

        Grant grant = grant(Scope.WORKSPACE, workspace);

        assertThat(grant.roleType()).isEqualTo("WORKSPACE_MEMBER");
        assertThat(grant.roleId()).isEqualTo(role);
        assertThat(grant.place().workspaceId()).isEqualTo(workspace);
        assertThat(caller(grant).role()).isEqualTo(CallerRole.WORKSPACE_MEMBER);
        assertThat(caller(grant).workspaceId()).isEqualTo(workspace);
        assertThat(caller(grant).permissions()).containsExactly("identity:User.read");
        assertThat(Door.read(grant.accessToken()).getClaim("permissions"))
                .isEqualTo(List.of("identity:User.read"));
    }

    @Test
    void anAdministratorIsOneEverywhereAndOwnerOfEachWorkspace() {
        User admin = town.administrator("admin");
        pair = door.enter(admin);

        assertThat(caller(grant(Scope.DOMAIN, null)).role()).isEqualTo(CallerRole.DOMAIN_ADMIN);
        Grant inside = grant(Scope.WORKSPACE, workspace);
        assertThat(caller(inside).role()).isEqualTo(CallerRole.WORKSPACE_OWNER);
        assertThat(inside.roleType()).isEqualTo("DOMAIN_ADMIN");
        assertThat(inside.roleId()).isEqualTo(Role.DOMAIN_ADMIN);
        refused(CommonError.PERMISSION_DENIED, () -> grant(Scope.SYSTEM, null));
    }

    @Test
    void nobodyElseGetsTheDomain() {
        town.appoint(alice, Role.WORKSPACE_OWNER, workspace);
        refused(CommonError.PERMISSION_DENIED, () -> grant(Scope.DOMAIN, null));
        refused(CommonError.PERMISSION_DENIED, () -> grant(Scope.SYSTEM, null));
        refused(CommonError.INVALID_PARAMETER, () -> grant(Scope.PROJECT, null));
    }

    @Test
    void aWorkspaceIsNamedThereAndInService() {
        town.appoint(alice, Role.WORKSPACE_MEMBER, workspace);
        refused(CommonError.REQUIRED_PARAMETER, () -> grant(Scope.WORKSPACE, null));
        refused(CommonError.NOT_FOUND, () -> grant(Scope.WORKSPACE, "workspace-nowhere"));
        workspaces.disable(domain, workspace);
        refused(TenancyError.WORKSPACE_STATE, () -> grant(Scope.WORKSPACE, workspace));
    }

    @Test
    void onlyARefreshTokenIsExchanged() {
        refused(TokenError.INVALID_GRANT_TYPE, () -> grant(pair.accessToken(), Scope.USER, null));
        refused(
                TokenError.INVALID_GRANT_TYPE,
                () ->
                        grants.grant(
                                new GrantRequest(
                                        TokenType.ACCESS_TOKEN,
                                        pair.accessToken(),
                                        Scope.USER,
                                        null,
                                        null)));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> grant("nonsense", Scope.USER, null));
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () ->
                        grant(
                                pair.refreshToken().replaceFirst("\\.[^.]*$", ".c2lnbmF0dXJl"),
                                Scope.USER,
                                null));
    }

    @Test
    void whoHasSomethingToDoFirstGetsNone() {
        room.tamper(
                "update users set required_actions = '[\"UPDATE_PASSWORD\"]' where id = ?1",
                alice.key());
        refused(TokenError.UPDATE_PASSWORD_REQUIRED, () -> grant(Scope.USER, null));
        room.tamper(
                "update users set required_actions = '[\"ENFORCE_MFA\"]' where id = ?1",
                alice.key());
        refused(TokenError.MFA_NOT_ACTIVATED, () -> grant(Scope.USER, null));
    }

    @Test
    void whatHasEndedIsExchangedForNothing() {
        TokenPair revoked = door.enter(alice);
        sessions.revoke((String) Door.read(revoked.refreshToken()).getClaim("fam"));
        invalid(revoked);

        room.tamper("update domains set state = 'DISABLED' where domain_id = ?1", domain);
        try {
            refused(TenancyError.DOMAIN_STATE, () -> grant(Scope.USER, null));
        } finally {
            room.tamper("update domains set state = 'ENABLED' where domain_id = ?1", domain);
        }
        users.disable(domain, alice.userId());
        refused(UserError.USER_STATE_DISABLED, () -> grant(Scope.USER, null));
        users.delete(domain, alice.userId());
        invalid(pair);
    }

    @Proves({"7.3.2", "9.2.1", "10.4.8"})
    @Test
    void itDiesWithItsTime() {
        clock.pass(Duration.ofDays(8));
        invalid(pair);
    }

    @Proves("7.3.2")
    @Test
    void aTokenLivesAsLongAsWasAskedForWithinTheLimit() {
        assertThat(life(null)).isEqualTo(Duration.ofMinutes(30));
        assertThat(life(0)).isEqualTo(Duration.ofMinutes(30));
        assertThat(life(-1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(life(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(life(7 * 86_400)).isEqualTo(Duration.ofDays(7));
        assertThat(life(8 * 86_400)).isEqualTo(Duration.ofDays(7));
    }

    private Duration life(Integer seconds) {
        var claims =
                Door.read(
                        grants.grant(
                                        new GrantRequest(
                                                TokenType.REFRESH_TOKEN,
                                                pair.refreshToken(),
                                                Scope.USER,
                                                null,
                                                seconds))
                                .accessToken());
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
