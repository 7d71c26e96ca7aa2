package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.World;

/** What goes when something goes, and what stays (docs/contract/tenancy.md). */
@InServer
class TenancyRulesIT {

    private World world;

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    @Test
    void deletedUserLeavesEverythingHeWasIn() throws SQLException {
        memberEverywhere();

        world.call("DA", "user/delete", "{\"user_id\": \"member@acme.io\"}").is(200);

        for (String table :
                new String[] {
                    "role_bindings",
                    "user_group_users",
                    "project_users",
                    "project_group_users",
                    "workspace_group_users"
                }) {
            assertThat(rows(table + " where user_id = 'member@acme.io'")).as(table).isZero();
        }
        world.call("MW", "role/list", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void whoLeavesAWorkspaceLeavesItsGroupsAndProjects() throws SQLException {
        memberEverywhere();

        world.call("DA", "role-binding/delete", "{\"role_binding_id\": \"$RB_MEMBER\"}").is(200);

        assertThat(rows("user_group_users where user_id = 'member@acme.io'")).isZero();
        assertThat(rows("project_users where user_id = 'member@acme.io'")).isZero();
        assertThat(rows("workspace_group_users where user_id = 'member@acme.io'")).isEqualTo(1);
    }

    /** The direct binding is replaced by the group's; what hung on it stays. */
    @Test
    void joiningThroughAGroupKeepsMemberships() throws SQLException {
        memberEverywhere();

        world.call(
                        "DA",
                        "workspace/change-workspace-group",
                        "{\"workspace_id\": \"$W1\", \"workspace_group_id\": \"$G\"}")
                .is(200);

        assertThat(rows("user_group_users where user_id = 'member@acme.io'")).isEqualTo(1);
        assertThat(rows("project_users where user_id = 'member@acme.io'")).isEqualTo(1);
        world.call("DA", "role-binding/get", "{\"role_binding_id\": \"$RB_MEMBER\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void leavingTheGroupTakesTheBindingAndGivesNothingBack() {
        memberEverywhere();
        world.call(
                        "DA",
                        "workspace/change-workspace-group",
                        "{\"workspace_id\": \"$W1\", \"workspace_group_id\": \"$G\"}")
                .is(200);

        Answer left =
                world.call(
                        "DA",
                        "workspace/change-workspace-group",
                        "{\"workspace_id\": \"$W1\", \"workspace_group_id\": \"\"}");

        assertThat(left.is(200).json().getInt("user_count")).isEqualTo(1);
        assertThat(left.json()).doesNotContainKey("workspace_group_id");
    }

    @Test
    void newRoleInTheGroupReachesItsBindings() {
        memberEverywhere();
        world.call(
                        "DA",
                        "workspace/change-workspace-group",
                        "{\"workspace_id\": \"$W1\", \"workspace_group_id\": \"$G\"}")
                .is(200);

        world.call(
                        "DA",
                        "workspace-group/update-role",
                        """
                        {"workspace_group_id": "$G", "user_id": "member@acme.io",
                         "role_id": "managed-workspace-owner"}
                        """)
                .is(200);

        Answer bindings =
                world.call("DA", "role-binding/list", "{\"user_id\": \"member@acme.io\"}").is(200);
        assertThat(bindings.json().getJsonArray("results").getJsonObject(0).getString("role_type"))
                .isEqualTo("WORKSPACE_OWNER");
    }

    @Test
    void deletedWorkspaceTakesAllThatLivedInIt() throws SQLException {
        memberEverywhere();
        world.call("OW", "app/create", app()).is(200);

        world.call("DA", "workspace/delete", "{\"workspace_id\": \"$W1\"}").is(200);

        for (String table :
                new String[] {
                    "role_bindings", "user_groups", "projects", "project_groups", "apps"
                }) {
            assertThat(rows(table + " where workspace_id = '$W1'")).as(table).isZero();
        }
    }

    @Test
    void roleOfAnAppOrOfAGroupsUserStays() {
        role("R1", "WORKSPACE_OWNER");
        world.call("OW", "app/create", app().replace("managed-workspace-owner", "$R1")).is(200);
        world.call("DA", "role/delete", "{\"role_id\": \"$R1\"}")
                .isRefused(400, "ERROR_ROLE_IN_USED_AT_ROLE_BINDING");

        role("R2", "WORKSPACE_MEMBER");
        memberEverywhere();
        world.call(
                        "DA",
                        "workspace-group/update-role",
                        "{\"workspace_group_id\": \"$G\", \"user_id\": \"member@acme.io\", \"role_id\": \"$R2\"}")
                .is(200);
        world.call("DA", "role/delete", "{\"role_id\": \"$R2\"}")
                .isRefused(400, "ERROR_ROLE_IN_USED_AT_ROLE_BINDING");
        world.call("DA", "role/disable", "{\"role_id\": \"$R2\"}")
                .isRefused(400, "ERROR_ROLE_IN_USED_AT_ROLE_BINDING");
    }

    @Test
    void groupsLastOwnerStaysUnlessAnAdministratorSaysSo() {
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        addToGroup("kim", "managed-workspace-owner");
        String body =
                "{\"workspace_group_id\": \"$G\", \"users\": [{\"user_id\": \"kim@acme.io\"}]}";

        world.call("kim (USER)", "workspace-group-user/remove", body)
                .isRefused(400, "ERROR_LAST_WORKSPACE_OWNER_CANNOT_DELETE");
        world.call("lee (USER)", "workspace-group-user/get", body)
                .isRefused(404, "ERROR_NOT_FOUND");
        world.call("DA", "workspace-group-user/remove", body).is(200);
    }

    @Test
    void userMayBeCreatedWithARole() {
        Answer kim =
                world.call(
                        "DA",
                        "user/create",
                        """
                        {"user_id": "new@acme.io", "auth_type": "LOCAL", "password": "Correct9Horse",
                         "role_id": "managed-workspace-member", "workspace_id": "$W1"}
                        """);
        assertThat(kim.is(200).text("role_type")).isEqualTo("USER");
        world.call("OW", "workspace-user/get", "{\"user_id\": \"new@acme.io\"}").is(200);

        Answer admin =
                world.call(
                        "DA",
                        "user/create",
                        """
                        {"user_id": "boss@acme.io", "auth_type": "LOCAL", "password": "Correct9Horse",
                         "role_id": "managed-domain-admin"}
                        """);
        assertThat(admin.is(200).text("role_type")).isEqualTo("DOMAIN_ADMIN");
        world.call(
                        "DA",
                        "user/create",
                        """
                        {"user_id": "none@acme.io", "auth_type": "LOCAL", "password": "Correct9Horse",
                         "role_id": "managed-workspace-member", "permission_group": "DOMAIN"}
                        """)
                .isRefused(400, "ERROR_NOT_ALLOWED_ROLE_TYPE");
        world.call("DA", "user/get", "{\"user_id\": \"none@acme.io\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void externalAuthIsReplacedAndKeepsItsSecretsToItself() throws SQLException {
        for (String issuer : new String[] {"https://one.test", "https://two.test"}) {
            Answer set =
                    world.call(
                            "DA",
                            "external-auth/set",
                            """
                            {"plugin_info": {"plugin_id": "p", "options": {"protocol": "oidc",
                             "identity_provider": "keycloak", "issuer": "%s", "client_id": "identity",
                             "client_secret": "s3cr3t-in-options"}, "secret_data": {"key": "s3cr3t-apart"}}}
                            """
                                    .formatted(issuer));
            assertThat(set.is(200).body()).contains(issuer).doesNotContain("s3cr3t");
        }

        assertThat(world.call("DA", "external-auth/get", "{}").is(200).body())
                .contains("secret_id")
                .doesNotContain("s3cr3t");
        Answer info = world.call("none", "domain/get-auth-info", "{\"name\": \"{acme}\"}").is(200);
        assertThat(info.text("external_auth_state")).isEqualTo("ENABLED");
        assertThat(info.json().getJsonObject("metadata").getString("protocol")).isEqualTo("oidc");
        assertThat(info.body()).doesNotContain("secret");
        String byId = "{\"domain_id\": \"%s\"}".formatted(info.text("domain_id"));
        assertThat(world.call("none", "domain/get-auth-info", byId).is(200).json())
                .isEqualTo(info.json());
        world.call("none", "domain/get-auth-info", "{\"domain_id\": \"domain-none\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
        world.call("none", "domain/get-auth-info", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        assertThat(rows("external_auths where secret like '%s3cr3t%'")).isZero();

        Answer unset = world.call("DA", "external-auth/unset", "{}").is(200);
        assertThat(unset.text("state")).isEqualTo("DISABLED");
        world.call("DA", "external-auth/unset", "{}").isRefused(404, "ERROR_NOT_FOUND");
    }

    @Test
    void secretInTheDepthOfOptionsIsKeptAsOne() throws SQLException {
        String body =
                """
                {"plugin_info": {"plugin_id": "p", "schema": {"type": "object"}, "options": {"protocol": "oidc",
                 "identity_provider": "keycloak", "issuer": "https://one.test", "client_id": "c",
                 "more": {"client_secret": "%1$s", "list": [{"password": "%1$s", "a": "b"}]}}}}
                """;

        Answer set = world.call("DA", "external-auth/set", body.formatted("s3cr3t")).is(200);

        assertThat(set.body()).contains("\"a\"").doesNotContain("s3cr3t");
        assertThat(
                        set.json()
                                .getJsonObject("plugin_info")
                                .getJsonObject("schema")
                                .getString("type"))
                .isEqualTo("object");
        world.call("DA", "external-auth/set", body.formatted("********")).is(200);
        Answer get = world.call("DA", "external-auth/get", "{}").is(200);
        assertThat(get.body()).contains("\"a\"").doesNotContain("s3cr3t");
        assertThat(get.json().getJsonObject("plugin_info").containsKey("schema")).isTrue();
        assertThat(rows("external_auths where cast(options as text) like '%s3cr3t%'")).isZero();
    }

    @Test
    void administratorRemovesTheLastOwnerAlsoFromInsideAWorkspace() {
        world.call("OW", "role-binding/delete", "{\"role_binding_id\": \"$RB_OWNER\"}")
                .isRefused(400, "ERROR_NOT_ALLOWED_TO_UPDATE_OR_DELETE_ROLE_BY_SELF");

        world.call("adm2 ($W1)", "role-binding/delete", "{\"role_binding_id\": \"$RB_OWNER\"}")
                .is(200);
    }

    @Test
    void groupsOfAUserTellHowManyWorkspacesTheyHave() {
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        addToGroup("kim", "managed-workspace-member");
        world.call(
                        "DA",
                        "workspace/change-workspace-group",
                        "{\"workspace_id\": \"$W2\", \"workspace_group_id\": \"$G\"}")
                .is(200);

        for (String body :
                new String[] {
                    "{}",
                    "{\"query\": {\"filter\": [{\"k\": \"workspace_count\", \"v\": 0, \"o\": \"gt\"}]}}"
                }) {
            Answer list = world.call("kim (USER)", "workspace-group-user/list", body).is(200);
            assertThat(
                            list.json()
                                    .getJsonArray("results")
                                    .getJsonObject(0)
                                    .getInt("workspace_count"))
                    .isEqualTo(1);
        }
    }

    /** Who loses the race against a deletion is told that it is gone. */
    @Test
    void roleForAUserWhoIsDeletedAtTheSameMomentIsNotFound() throws Exception {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(
                    world.fill(
                            "delete from users where domain_id = '$D' and user_id = 'kim@acme.io'"));
            var answer =
                    java.util.concurrent.CompletableFuture.supplyAsync(
                            () ->
                                    world.call(
                                            "DA",
                                            "role-binding/create",
                                            """
                                            {"user_id": "kim@acme.io", "role_id": "managed-workspace-member",
                                             "resource_group": "WORKSPACE", "workspace_id": "$W1"}
                                            """));
            java.time.Instant limit = java.time.Instant.now().plusSeconds(60);
            while (!waits() && java.time.Instant.now().isBefore(limit)) {
                Thread.onSpinWait();
            }
            connection.commit();

            answer.get().isRefused(404, "ERROR_NOT_FOUND");
        }
    }

    private static boolean waits() throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and query like '%insert into role_bindings%'"
                                        + " and pid <> pg_backend_pid()")) {
            waiting.next();
            return waiting.getInt(1) > 0;
        }
    }

    private void role(String key, String type) {
        Answer made =
                world.call(
                        "DA",
                        "role/create",
                        "{\"name\": \"%s\", \"role_type\": \"%s\"}".formatted(key, type));
        world.keep(key, made.is(200).text("role_id"));
    }

    private static String app() {
        return """
                {"name": "bot", "role_id": "managed-workspace-owner", "resource_group": "WORKSPACE"}
                """;
    }

    /** In a user group, a project, a project group and a workspace group that has no workspace. */
    private void memberEverywhere() {
        String users = "\"users\": [\"member@acme.io\"]}";
        Answer team = world.call("OW", "user-group/create", "{\"name\": \"team\"}");
        world.keep("UG", team.is(200).text("user_group_id"));
        world.call("OW", "user-group/add-users", "{\"user_group_id\": \"$UG\", " + users).is(200);
        Answer project =
                world.call(
                        "OW", "project/create", "{\"name\": \"p\", \"project_type\": \"PRIVATE\"}");
        world.keep("P", project.is(200).text("project_id"));
        world.call("OW", "project/add-users", "{\"project_id\": \"$P\", " + users).is(200);
        Answer group = world.call("OW", "project-group/create", "{\"name\": \"pg\"}");
        world.keep("PG", group.is(200).text("project_group_id"));
        world.call("OW", "project-group/add-users", "{\"project_group_id\": \"$PG\", " + users)
                .is(200);
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        addToGroup("member", "managed-workspace-member");
    }

    private void addToGroup(String user, String role) {
        world.call(
                        "DA",
                        "workspace-group/add-users",
                        """
                        {"workspace_group_id": "$G", "users": [{"user_id": "%s@acme.io", "role_id": "%s"}]}
                        """
                                .formatted(user, role))
                .is(200);
    }

    private long rows(String fromWhere) throws SQLException {
        String condition = world.fill(fromWhere + " and domain_id = '$D'");
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + condition)) {
            count.next();
            return count.getLong(1);
        }
    }
}
