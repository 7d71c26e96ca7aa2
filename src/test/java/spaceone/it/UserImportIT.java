package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.App;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** People who come from another service, with what they had there. */
@InServer
class UserImportIT {

    private static final String PASSWORD = "Correct4Horse";
    private static final String BCRYPT =
            "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC";
    private static final String APP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private final Tenant acme = Installation.domain();

    @Test
    void theirPasswordsAndAppsGoOnWorking() {
        Answer answer =
                run(
                        "CREATE",
                        person("kim", ", \"password_hash\": \"" + BCRYPT + "\""),
                        person(
                                "lee",
                                ", \"password_hash\": \"%s\", \"otp_secret\": \"jbsw y3dp ehpk 3pxp jbsw y3dp ehpk 3pxp\""
                                        .formatted(BCRYPT)));

        assertThat(answer.json().getInt("created")).isEqualTo(2);
        acme.signIn("kim", PASSWORD).is(200);
        acme.signIn("kim", PASSWORD + "x").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        acme.signIn("lee", PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        assertThat(withCode("lee", new App(APP_SECRET).code()).is(200).body())
                .contains("access_token");
    }

    @Test
    void allThatWasKnownOfThemIsHere() {
        String workspace = workspace();
        run(
                "CREATE",
                person(
                        "kim@acme.io",
                        """
                        , "name": "Kim", "email": "moved-in@acme.io", "email_verified": true,
                        "language": "ko", "timezone": "Asia/Seoul", "tags": {"staff": "17"},
                        "state": "DISABLED", "created_at": "2019-03-01T10:00:00+09:00",
                        "last_accessed_at": "2026-10-31T00:00:00Z",
                        "required_actions": ["UPDATE_PASSWORD"],
                        "roles": [{"role_id": "managed-workspace-owner", "workspace_id": "%s"}]
                        """
                                .formatted(workspace)));

        Answer kim = acme.asAdmin("user/get", "{\"user_id\": \"kim@acme.io\"}").is(200);
        assertThat(kim.json().getBoolean("email_verified")).isTrue();
        assertThat(kim.text("state")).isEqualTo("DISABLED");
        assertThat(kim.text("language")).isEqualTo("ko");
        assertThat(kim.text("timezone")).isEqualTo("Asia/Seoul");
        assertThat(kim.text("created_at")).startsWith("2019-03-01T01:00:00");
        assertThat(kim.text("last_accessed_at")).startsWith("2026-10-31T00:00:00");
        assertThat(kim.value("tags").toString()).isEqualTo("{\"staff\":\"17\"}");
        assertThat(kim.value("required_actions").toString()).isEqualTo("[\"UPDATE_PASSWORD\"]");
        assertThat(
                        acme.asAdmin(
                                        "role-binding/list",
                                        "{\"workspace_id\": \"%s\"}".formatted(workspace))
                                .body())
                .contains("kim@acme.io");
        assertThat(Mailbox.of("moved-in@acme.io").now()).isEmpty();
    }

    /** With the old password and the old app, and nothing of the file goes unsaid. */
    @Test
    void peopleOfKeycloakComeWithTheirFile() throws IOException {
        String file;
        try (var in = UserImportIT.class.getResourceAsStream("/keycloak/acme-users-0.json")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String workspace = workspace();
        String body =
                """
                {"mode": "UPSERT", "role_mapping": [{"realm_role": "auditor",
                  "role_id": "managed-workspace-member", "workspace_id": "%1$s"}],
                 "group_mapping": [{"path": "/staff", "workspace_id": "%1$s", "name": "Staff"}],
                """
                                .formatted(workspace)
                        + file.substring(1);

        Answer answer = acme.asAdmin("user-import/run-keycloak", body).is(200);

        assertThat(answer.json().getInt("created")).isEqualTo(10);
        assertThat(answer.json().getInt("refused")).isEqualTo(1);
        assertThat(answer.value("told").toString())
                .contains("{\"field\":\"somethingNew\",\"reason\":\"not known here\",\"count\":1}");
        acme.signIn("kim@acme.io", PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        String secret = "NNHDI4ZXMRLXCVD2GBYEY3KYMU4VEYSV";
        assertThat(withCode("kim@acme.io", new App(secret).code()).is(200).body())
                .contains("access_token");
        acme.signIn("both", PASSWORD).is(200);
        acme.signIn("lee", PASSWORD).isRefused(400, "ERROR_USER_STATE_DISABLED");
        String inWorkspace = "{\"workspace_id\": \"%s\"}".formatted(workspace);
        assertThat(acme.asAdmin("user-group/list", inWorkspace).is(200).body())
                .contains("\"users\":[\"kim@acme.io\",\"remote\"]");
        acme.asAdmin("user-import/run-keycloak", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    /** A collection at a time, in the order in which they need each other. */
    @Test
    void peopleOfTheOriginalComeFromItsDatabase() throws IOException {
        String workspace = "workspace-" + acme.domainId().substring("domain-".length());
        String group = workspace.replace("workspace", "ug");
        String file;
        try (var in = UserImportIT.class.getResourceAsStream("/mongo/acme.json")) {
            file =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("workspace-aaaaaaaaaaaa", workspace)
                            .replace("workspace-bbbbbbbbbbbb", workspace + "-b")
                            .replace("ug-111111111111", group);
        }
        JsonObject collections = Answer.parse(file);
        for (String collection : List.of("role", "workspace", "user", "role_binding")) {
            mongo(collection, collections, "domain-0a1b2c3d4e5f");
        }

        Answer answer = mongo("user_group", collections, "domain-0a1b2c3d4e5f");

        assertThat(answer.json().getInt("created")).isEqualTo(1);
        assertThat(answer.value("told").toString()).contains("has no role in the workspace");
        assertThat(answer.body()).contains("\"document_id\":\"" + group + "\"");
        acme.signIn("kim@acme.io", PASSWORD).is(200);
        acme.signIn("lee@acme.io", PASSWORD).isRefused(400, "ERROR_MFA_REQUIRED");
        Answer kept =
                acme.asAdmin("user-group/get", "{\"user_group_id\": \"%s\"}".formatted(group));
        assertThat(kept.is(200).value("users").toString()).isEqualTo("[\"kim@acme.io\"]");
        Answer others = mongo("user", collections, "domain-of-others");
        assertThat(others.json().getInt("refused")).isEqualTo(6);
        Answer apps = mongo("app", collections, null);
        assertThat(apps.body()).contains("create it anew", "\"refused\":1");
        acme.asAdmin("user-import/run-mongo", "{\"collection\": \"x\", \"documents\": [{}]}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    private Answer mongo(String collection, JsonObject collections, String source) {
        String body =
                "{\"collection\": \"%s\", \"source_domain_id\": \"%s\", \"documents\": %s}"
                        .formatted(
                                collection,
                                source == null ? "" : source,
                                collections.getJsonArray(collection));
        return acme.asAdmin("user-import/run-mongo", body).is(200);
    }

    /** Whoever was interrupted sends it all again. */
    @Test
    void whoIsHereAlreadyAsToldIsLeftAlone() {
        String kim = person("kim", ", \"password_hash\": \"" + BCRYPT + "\", \"name\": \"Kim\"");
        run("UPSERT", kim);
        acme.signIn("kim", PASSWORD).is(200);

        assertThat(outcome(run("UPSERT", kim), 0)).isEqualTo("UNCHANGED");
        Answer renamed = run("UPSERT", person("kim", ", \"name\": \"Kim Lee\""));
        assertThat(outcome(renamed, 0)).isEqualTo("UPDATED");
        assertThat(renamed.body()).contains("\"changed\":[\"name\"]");
        Answer again = run("CREATE", kim);
        assertThat(outcome(again, 0)).isEqualTo("REFUSED");
        assertThat(again.body()).contains("ERROR_SAVE_UNIQUE_VALUES");
        assertThat(run("UPDATE", person("nobody", "")).body()).contains("ERROR_NOT_FOUND");
    }

    @Test
    void anAppForSomebodyWhoIsHereIsOnRecordAndNoWayRoundADemand() {
        acme.user("kim");
        acme.user("lee");
        acme.asAdmin(
                        "user/update",
                        "{\"user_id\": \"lee\", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \"EMAIL\"}")
                .is(200);
        String app = ", \"otp_secret\": \"" + APP_SECRET + "\"";

        Answer answer = run("UPDATE", person("kim", app), person("lee", app));

        assertThat(outcome(answer, 0)).isEqualTo("UPDATED");
        assertThat(outcome(answer, 1)).isEqualTo("REFUSED");
        assertThat(outcome(run("UPDATE", person("kim", app)), 0)).isEqualTo("UNCHANGED");
        assertThat(
                        acme.asAdmin(
                                        "audit-record/list",
                                        "{\"query\": {\"filter\": [{\"k\": \"action\", \"v\": \"User.mfa\", \"o\": \"eq\"}]}}")
                                .body())
                .contains("kim");
    }

    /** They chose another one here since. */
    @Test
    void aPasswordThatSomebodyHasHereStays() {
        run("CREATE", person("kim", ", \"password_hash\": \"" + BCRYPT + "\""));
        acme.asAdmin("user/update", "{\"user_id\": \"kim\", \"password\": \"Fresh0Start\"}")
                .is(200);

        run("UPSERT", person("kim", ", \"password_hash\": \"" + BCRYPT + "\""));

        acme.signIn("kim", "Fresh0Start").is(200);
        acme.signIn("kim", PASSWORD).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Proves("2.3.3")
    @Test
    void whoIsRefusedStopsNobodyAndIsNotHalfHere() {
        Answer answer =
                run(
                        "CREATE",
                        person("kim", ""),
                        person("half", ", \"roles\": [{\"role_id\": \"no-such-role\"}]"),
                        person("weak", ", \"password_hash\": \"5f4dcc3b5aa765d61d8327deb882cf99\""),
                        person("odd", ", \"otp_secret\": \"123\""),
                        person("late", ", \"created_at\": \"2999-01-01T00:00:00Z\""),
                        person("vague", ", \"created_at\": \"yesterday\""),
                        person("typed", ", \"state\": \"SLEEPING\""),
                        "{\"name\": \"Nobody\"}",
                        person("lee", ""));

        assertThat(answer.json().getInt("created")).isEqualTo(2);
        assertThat(answer.json().getInt("refused")).isEqualTo(7);
        assertThat(outcome(answer, 8)).isEqualTo("CREATED");
        for (String nobody : new String[] {"half", "weak", "odd", "late", "vague", "typed"}) {
            acme.asAdmin("user/get", "{\"user_id\": \"%s\"}".formatted(nobody)).is(404);
        }
    }

    @Test
    void aRehearsalTellsTheSameAndLeavesNothing() {
        String kim = person("kim", ", \"password_hash\": \"" + BCRYPT + "\"");
        String body =
                body("CREATE", true, kim, person("x", ", \"roles\": [{\"role_id\": \"no\"}]"));

        Answer rehearsed = acme.asAdmin("user-import/run", body).is(200);

        assertThat(outcome(rehearsed, 0)).isEqualTo("CREATED");
        assertThat(outcome(rehearsed, 1)).isEqualTo("REFUSED");
        acme.asAdmin("user/get", "{\"user_id\": \"kim\"}").is(404);
        assertThat(outcome(run("CREATE", kim), 0)).isEqualTo("CREATED");
    }

    @Test
    void nobodyBringsMoreThanTheyHave() {
        String role =
                acme.asAdmin(
                                "role/create",
                                """
                                {"name": "clerk", "role_type": "DOMAIN_ADMIN",
                                 "permissions": ["identity:User"]}
                                """)
                        .is(200)
                        .text("role_id");
        acme.user("clerk");
        acme.asAdmin(
                        "role-binding/create",
                        """
                        {"user_id": "clerk", "role_id": "%s", "resource_group": "DOMAIN"}
                        """
                                .formatted(role))
                .is(200);
        String refresh = acme.signIn("clerk", Installation.PASSWORD).is(200).text("refresh_token");
        String clerk = Installation.grant(refresh, "DOMAIN").is(200).text("access_token");
        String body =
                body(
                        "UPSERT",
                        false,
                        person("eve", ", \"roles\": [{\"role_id\": \"managed-domain-admin\"}]"),
                        person(acme.admin(), ", \"name\": \"Eve\""),
                        person("kim", ""));

        Answer answer = Api.post("/identity/v2/user-import/run", clerk, body).is(200);

        assertThat(outcome(answer, 0)).isEqualTo("REFUSED");
        assertThat(outcome(answer, 1)).isEqualTo("REFUSED");
        assertThat(outcome(answer, 2)).isEqualTo("CREATED");
        String records =
                acme.asAdmin(
                                "audit-record/list",
                                """
                                {"query": {"filter": [
                                  {"k": "action", "v": "UserImport.run", "o": "eq"},
                                  {"k": "outcome", "v": "REFUSED", "o": "eq"}]}}
                                """)
                        .is(200)
                        .body();
        assertThat(records).contains("eve", acme.admin());
    }

    @Test
    void aPortionHasALimit() {
        String many =
                IntStream.range(0, 501)
                        .mapToObj(i -> person("p" + i, ""))
                        .collect(Collectors.joining(", "));

        acme.asAdmin("user-import/run", body("CREATE", false, many))
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        acme.asAdmin("user-import/run", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    private Answer run(String mode, String... people) {
        return acme.asAdmin("user-import/run", body(mode, false, people)).is(200);
    }

    private static String body(String mode, boolean rehearsed, String... people) {
        return "{\"mode\": \"%s\", \"dry_run\": %s, \"users\": [%s]}"
                .formatted(mode, rehearsed, String.join(", ", people));
    }

    private static String person(String userId, String more) {
        return "{\"user_id\": \"%s\"%s}".formatted(userId, more);
    }

    private static String outcome(Answer answer, int place) {
        return answer.json().getJsonArray("results").getJsonObject(place).getString("outcome");
    }

    private String workspace() {
        return acme.asAdmin("workspace/create", "{\"name\": \"w\"}").is(200).text("workspace_id");
    }

    private Answer withCode(String userId, String code) {
        return Api.post(
                "/identity/v2/token/issue",
                null,
                """
                {"domain_id": "%s", "auth_type": "MFA", "verify_code": "%s",
                 "credentials": {"user_id": "%s", "password": "%s"}}
                """
                        .formatted(acme.domainId(), code, userId, PASSWORD));
    }
}
