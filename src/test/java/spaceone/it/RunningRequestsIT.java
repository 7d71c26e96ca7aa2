package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.HeldRow;
import spaceone.testkit.Installation;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/**
 * Requests that were let in, and wait for a row, while somebody else decides otherwise: what was
 * judged before the lock is judged again behind it. The row is held by a connection of the test.
 */
@InServer
class RunningRequestsIT {

    private static final String END_SESSIONS =
            "update sessions set revoked_at = now() where user_key ="
                    + " (select id from users where domain_id = ? and user_id = ?)";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
        alice.token();
        acme.adminToken();
    }

    @Test
    void aUserWhoIsPutOutOfServiceWritesNothingMore() throws Exception {
        List<Answer> answers =
                held().during(
                                hold -> {
                                    hold.change(END_SESSIONS, acme.domainId(), alice.id());
                                    hold.change(
                                            "update users set state = 'DISABLED'"
                                                    + " where domain_id = ? and user_id = ?",
                                            acme.domainId(),
                                            alice.id());
                                },
                                () -> alice.profile("update", "{\"name\": \"Mallory\"}"),
                                () -> alice.profile("verify-email", "{\"email\": \"m@acme.io\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        assertThat(alice.record().text("name")).isEmpty();
        assertThat(alice.record().text("email")).isEqualTo(alice.id());
    }

    @Test
    void anAdministratorWhoseSessionEndedChangesNobodyMore() throws Exception {
        String token = acme.adminToken();

        List<Answer> answers =
                held().during(
                                hold -> hold.change(END_SESSIONS, acme.domainId(), acme.admin()),
                                () ->
                                        Api.post(
                                                "/identity/v2/user/update",
                                                token,
                                                alice.named(", \"name\": \"Mallory\"")),
                                () ->
                                        Api.post(
                                                "/identity/v2/user/disable",
                                                token,
                                                alice.named("")));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        alice.profile("get", "{}").is(200);
        assertThat(alice.profile("get", "{}").text("name")).isEmpty();
    }

    @Test
    void anAdministratorsResetIsNotUndoneByAPasswordChangeThatWasJudgedBefore() throws Exception {
        List<Answer> answers =
                held().during(
                                hold -> {
                                    hold.change(END_SESSIONS, acme.domainId(), alice.id());
                                    hold.change(
                                            "update users set password = null"
                                                    + " where domain_id = ? and user_id = ?",
                                            acme.domainId(),
                                            alice.id());
                                },
                                () ->
                                        alice.profile(
                                                "update-password",
                                                "{\"new_password\": \"Another1x\", \"current_password\": \""
                                                        + Installation.PASSWORD
                                                        + "\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        alice.signIn("Another1x").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    /** Also where the session stays: the proof was about another password. */
    @Test
    void aPasswordThatWasReplacedIsNoProof() throws Exception {
        List<Answer> answers =
                held().during(
                                hold ->
                                        hold.change(
                                                "update users set password = 'another'"
                                                        + " where domain_id = ? and user_id = ?",
                                                acme.domainId(),
                                                alice.id()),
                                () ->
                                        alice.profile(
                                                "update-password",
                                                "{\"new_password\": \"Another1x\", \"current_password\": \""
                                                        + Installation.PASSWORD
                                                        + "\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
    }

    @Test
    void aDeletedDomainDoesNotComeBack() throws Exception {
        Tenant beta = Installation.domain();
        String root = Installation.systemToken();
        String named = "{\"domain_id\": \"" + beta.domainId() + "\"}";

        List<Answer> answers =
                HeldRow.of("domains", "domain_id = ?", beta.domainId())
                        .during(
                                hold -> {},
                                () -> Api.post("/identity/v2/domain/delete", root, named),
                                () -> Api.post("/identity/v2/domain/disable", root, named),
                                () -> Api.post("/identity/v2/domain/enable", root, named));

        answers.get(0).is(200);
        assertThat(answers).extracting(Answer::status).containsOnly(200, 404);
        Api.post("/identity/v2/domain/get", root, named).isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void anAppWhoseKeyIsGoodNoMoreChangesNothing() throws Exception {
        List<Answer> apps = List.of(app(), app(), app(), app());
        String[] ids = apps.stream().map(app -> app.text("app_id")).toArray(String[]::new);

        List<Answer> answers =
                held().during(
                                hold -> {
                                    hold.change(
                                            "update apps set state = 'DISABLED' where app_id = ?",
                                            ids[0]);
                                    hold.change("delete from apps where app_id = ?", ids[1]);
                                    hold.change(
                                            "update apps set client_id = 'other-' || app_id"
                                                    + " where app_id = ?",
                                            ids[2]);
                                    hold.change(
                                            "update apps set expired_at = now() where app_id = ?",
                                            ids[3]);
                                },
                                () -> rename(apps.get(0).text("client_secret")),
                                () -> rename(apps.get(1).text("client_secret")),
                                () -> rename(apps.get(2).text("client_secret")),
                                () -> rename(apps.get(3).text("client_secret")));

        answers.forEach(answer -> answer.isRefused(403, "ERROR_PERMISSION_DENIED"));
        assertThat(alice.record().text("name")).isEmpty();
    }

    @Test
    void anAppThatIsDisabledDoesNotRenewItself() throws Exception {
        Answer app = app();
        String named = "{\"app_id\": \"" + app.text("app_id") + "\"}";
        String key = app.text("client_secret");

        List<Answer> answers =
                HeldRow.of("apps", "app_id = ?", app.text("app_id"))
                        .during(
                                hold ->
                                        hold.change(
                                                "update apps set state = 'DISABLED' where app_id = ?",
                                                app.text("app_id")),
                                () -> Api.post("/identity/v2/app/update", key, named),
                                () -> Api.post("/identity/v2/app/enable", key, named));

        answers.forEach(answer -> answer.isRefused(403, "ERROR_PERMISSION_DENIED"));
    }

    @Test
    void whatEndsAnAppByItselfIsDone() {
        Answer app = app();
        String named = "{\"app_id\": \"" + app.text("app_id") + "\"}";
        String renewed =
                Api.post(
                                "/identity/v2/app/generate-client-secret",
                                app.text("client_secret"),
                                named)
                        .is(200)
                        .text("client_secret");

        Api.post("/identity/v2/app/delete", renewed, named).is(200);

        Api.post("/identity/v2/app/disable", app().text("client_secret"), named)
                .isRefused(404, "ERROR_NOT_FOUND");
        Answer other = app();
        Api.post(
                        "/identity/v2/app/disable",
                        other.text("client_secret"),
                        "{\"app_id\": \"" + other.text("app_id") + "\"}")
                .is(200);
    }

    @Test
    void aSystemTokenThatIsRevokedChangesNothing() throws Exception {
        String token = Installation.systemToken();
        List<Answer> answers;
        try {
            answers =
                    held().during(
                                    hold ->
                                            hold.change(
                                                    "update system_tokens set revoked_at = now()"),
                                    () -> rename(token));
        } finally {
            Time.update("update system_tokens set revoked_at = null");
        }

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        assertThat(alice.record().text("name")).isEmpty();
    }

    @Proves({"8.3.2", "15.4.2"})
    @Test
    void anAdministratorWhoLosesTheRoleChangesNothing() throws Exception {
        Person second = administrator("managed-domain-admin");
        String token = second.grant("DOMAIN", "");

        List<Answer> answers =
                held().during(
                                hold -> {
                                    hold.change(
                                            "delete from role_bindings where domain_id = ? and user_id = ?",
                                            acme.domainId(),
                                            second.id());
                                    hold.change(
                                            "update users set role_type = 'USER', role_id = null"
                                                    + " where domain_id = ? and user_id = ?",
                                            acme.domainId(),
                                            second.id());
                                },
                                () -> rename(token),
                                () -> Api.post("/identity/v2/user/delete", token, alice.named("")));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
        assertThat(alice.record().text("name")).isEmpty();
    }

    @Test
    void aRoleThatIsNarrowedOpensOnlyWhatItOpensNow() throws Exception {
        String role =
                acme.asAdmin(
                                "role/create",
                                """
                                {"name": "clerk", "role_type": "DOMAIN_ADMIN", "permissions": ["identity:User"]}
                                """)
                        .is(200)
                        .text("role_id");
        String token = administrator(role).grant("DOMAIN", "");

        List<Answer> answers =
                held().during(
                                hold ->
                                        hold.change(
                                                "update roles set permissions = '[\"identity:User.read\"]'"
                                                        + " where domain_id = ? and role_id = ?",
                                                acme.domainId(),
                                                role),
                                () -> rename(token));

        answers.forEach(answer -> answer.isRefused(403, "ERROR_PERMISSION_DENIED"));
        assertThat(alice.record().text("name")).isEmpty();
    }

    @Test
    void anOwnerWhoLeavesTheWorkspaceChangesNothingInIt() throws Exception {
        String dev = acme.asAdmin("workspace/create", "{\"name\": \"dev\"}").text("workspace_id");
        acme.asAdmin(
                        "role-binding/create",
                        """
                        {"user_id": "%s", "role_id": "managed-workspace-owner", "resource_group": "WORKSPACE",
                         "workspace_id": "%s"}
                        """
                                .formatted(alice.id(), dev))
                .is(200);
        String token = alice.grant("WORKSPACE", dev);

        List<Answer> answers =
                HeldRow.of("workspaces", "workspace_id = ?", dev)
                        .during(
                                hold ->
                                        hold.change(
                                                "delete from role_bindings where domain_id = ? and user_id = ?",
                                                acme.domainId(),
                                                alice.id()),
                                () ->
                                        Api.post(
                                                "/identity/v2/project/create",
                                                token,
                                                "{\"name\": \"p\", \"project_type\": \"PRIVATE\"}"));

        answers.forEach(answer -> answer.isRefused(401, "ERROR_AUTHENTICATE_FAILURE"));
    }

    private HeldRow held() {
        return HeldRow.ofUser(acme.domainId(), alice.id());
    }

    private Answer app() {
        return acme.asAdmin(
                        "app/create",
                        """
                        {"name": "bot", "resource_group": "DOMAIN", "role_id": "managed-domain-admin"}
                        """)
                .is(200);
    }

    private Person administrator(String role) {
        Person person = Person.in(acme, "second");
        acme.asAdmin(
                        "role-binding/create",
                        person.named(
                                ", \"resource_group\": \"DOMAIN\", \"role_id\": \"" + role + "\""))
                .is(200);
        return person;
    }

    private Answer rename(String token) {
        return Api.post(
                "/identity/v2/user/update",
                token,
                alice.named(", \"name\": \"Mallory\", \"domain_id\": \"" + acme.domainId() + "\""));
    }
}
