package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Proves;
import spaceone.testkit.World;

/** Power changes at once: no token outlives what it was made for. */
@InServer
class AuthorityIT {

    private World world;

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    @Test
    void tokenOfADisabledWorkspaceIsRefused() {
        world.call("DA", "workspace/disable", "{\"workspace_id\": \"$W1\"}").is(200);
        denied("OW", "role/list");

        world.call("DA", "workspace/enable", "{\"workspace_id\": \"$W1\"}").is(200);
        world.call("OW", "role/list", "{}").is(200);
    }

    @Test
    void tokenOfADeletedWorkspaceIsRefused() {
        world.call("DA", "workspace/delete", "{\"workspace_id\": \"$W1\"}").is(200);

        denied("OW", "role/list");
    }

    @Test
    void tokenWithoutItsBindingIsRefused() {
        world.call("DA", "role-binding/delete", "{\"role_binding_id\": \"$RB_MEMBER\"}").is(200);

        denied("MW", "role/list");
    }

    @Test
    void tokenWithARoleOfYesterdayAsksForAnother() {
        world.call(
                        "DA",
                        "role-binding/update-role",
                        "{\"role_binding_id\": \"$RB_MEMBER\", \"role_id\": \"managed-workspace-owner\"}")
                .is(200);

        world.call("MW", "role/list", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void anOwnerCreatesUsersForHisOwnWorkspaceOnly() {
        String mine = "\"permission_group\": \"WORKSPACE\", \"workspace_id\": \"$W1\"";
        String member = "\"role_id\": \"managed-workspace-member\"";

        newcomer("OW", mine + ", " + member).is(200);
        world.call("OW", "workspace-user/get", "{\"user_id\": \"new@acme.io\"}").is(200);

        for (String more :
                new String[] {
                    mine,
                    member,
                    mine.replace("$W1", "$W2") + ", " + member,
                    mine.replace("WORKSPACE", "DOMAIN") + ", " + member,
                    mine + ", \"role_id\": \"managed-domain-admin\""
                }) {
            newcomer("OW", more).isRefused(403, "ERROR_PERMISSION_DENIED");
        }
        newcomer("MW", mine + ", " + member).isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    private Answer newcomer(String caller, String more) {
        return world.call(
                caller,
                "user/create",
                """
                {"user_id": "new@acme.io", "auth_type": "LOCAL", "password": "Correct9Horse", %s}
                """
                        .formatted(more));
    }

    @Test
    void administratorWhoIsNoneAnyMoreIsRefused() {
        world.call("DA", "role-binding/delete", "{\"role_binding_id\": \"$RB_ADM2\"}").is(200);

        world.call("DA2", "role/list", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Proves("8.3.2")
    @Test
    void permissionsTakenFromARoleAreGoneAtOnce() {
        Answer role =
                world.call(
                        "DA",
                        "role/create",
                        "{\"name\": \"Ops\", \"role_type\": \"WORKSPACE_MEMBER\","
                                + " \"permissions\": [\"identity:Role.read\"]}");
        world.keep("R", role.is(200).text("role_id"));
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "kim@acme.io", "role_id": "$R", "resource_group": "WORKSPACE",
                         "workspace_id": "$W1"}
                        """)
                .is(200);
        world.call("kim ($W1)", "role/list", "{}").is(200);

        world.call(
                        "DA",
                        "role/update",
                        "{\"role_id\": \"$R\", \"permissions\": [\"inventory:Region\"]}")
                .is(200);

        denied("kim ($W1)", "role/list");
    }

    @Test
    void emptyListOfPermissionsClearsThem() {
        Answer role =
                world.call(
                        "DA",
                        "role/create",
                        "{\"name\": \"Ops\", \"role_type\": \"WORKSPACE_MEMBER\","
                                + " \"permissions\": [\"identity:Role.read\"]}");
        world.keep("R", role.is(200).text("role_id"));

        Answer cleared =
                world.call("DA", "role/update", "{\"role_id\": \"$R\", \"permissions\": []}");

        assertThat(cleared.is(200).json().getJsonArray("permissions")).isEmpty();
    }

    @Test
    void appThatExpiredOrLostItsRoleIsRefused() {
        Answer app =
                world.call(
                        "DA",
                        "app/create",
                        """
                        {"name": "ci", "role_id": "managed-workspace-owner", "resource_group": "WORKSPACE",
                         "workspace_id": "$W1", "expired_at": "%s"}
                        """
                                .formatted(java.time.Instant.now().plusSeconds(3600)));
        world.keep("S", app.is(200).text("client_secret"));
        world.keep("C", app.text("client_id"));
        world.call("$S", "workspace-user/list", "{}").is(200);
        String check = "{\"client_id\": \"$C\", \"domain_id\": \"$D\"}";
        world.call("SYS", "app/check", check).is(200);

        world.call("DA", "workspace/disable", "{\"workspace_id\": \"$W1\"}").is(200);

        denied("$S", "workspace-user/list");
        world.call("SYS", "app/check", check).isRefused(403, "ERROR_PERMISSION_DENIED");
    }

    @Test
    void appWithAMembersRoleSeesItsProjectAndNoOther() {
        project("P", "PRIVATE");
        project("Q", "PUBLIC");
        Answer app =
                world.call(
                        "OW",
                        "app/create",
                        """
                        {"name": "ci", "role_id": "managed-workspace-member", "resource_group": "PROJECT",
                         "project_id": "$P"}
                        """);
        world.keep("S", app.is(200).text("client_secret"));

        world.call("$S", "project/get", "{\"project_id\": \"$P\"}").is(200);
        world.call("$S", "project/get", "{\"project_id\": \"$Q\"}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        assertThat(world.call("$S", "project/list", "{}").json().getInt("total_count"))
                .isEqualTo(1);
    }

    @Test
    void memberSeesPublicProjectsAndThoseBelowHisGroups() {
        project("Q", "PUBLIC");
        Answer top = world.call("OW", "project-group/create", "{\"name\": \"top\"}");
        world.keep("TOP", top.is(200).text("project_group_id"));
        Answer low =
                world.call(
                        "OW",
                        "project-group/create",
                        "{\"name\": \"low\", \"parent_group_id\": \"$TOP\"}");
        world.keep("LOW", low.is(200).text("project_group_id"));
        project("P", "PRIVATE");
        project("X", "PRIVATE");
        world.call(
                        "OW",
                        "project/change-project-group",
                        "{\"project_id\": \"$P\", \"project_group_id\": \"$LOW\"}")
                .is(200);
        world.call(
                        "OW",
                        "project-group/add-users",
                        "{\"project_group_id\": \"$TOP\", \"users\": [\"member@acme.io\"]}")
                .is(200);

        Answer list = world.call("MW", "project/list", "{}").is(200);

        assertThat(list.json().getInt("total_count")).isEqualTo(2);
        assertThat(list.body())
                .contains(world.value("P"), world.value("Q"))
                .doesNotContain(world.value("X"));
        Answer below =
                world.call(
                        "OW",
                        "project/list",
                        "{\"project_group_id\": \"$TOP\", \"include_children\": true}");
        assertThat(below.json().getInt("total_count")).isEqualTo(1);
        Answer grant =
                world.call(
                        "none",
                        "token/grant",
                        """
                        {"grant_type": "REFRESH_TOKEN", "token": "<refresh member>", "scope": "WORKSPACE",
                         "workspace_id": "$W1"}
                        """);
        assertThat(grant.is(200).claims("access_token").getJsonArray("projects")).hasSize(2);
    }

    @Proves("8.2.2")
    @Test
    void ownerSeesNothingOfAnotherWorkspace() {
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "kim@acme.io", "role_id": "managed-workspace-owner",
                         "resource_group": "WORKSPACE", "workspace_id": "$W2"}
                        """)
                .is(200);
        Answer group = world.call("kim ($W2)", "user-group/create", "{\"name\": \"theirs\"}");
        world.keep("UG", group.is(200).text("user_group_id"));

        world.call(
                        "OW",
                        "user-group/get",
                        "{\"user_group_id\": \"$UG\", \"workspace_id\": \"$W2\"}")
                .isRefused(404, "ERROR_NOT_FOUND");
        Answer list =
                world.call(
                        "OW",
                        "user-group/list",
                        """
                        {"workspace_id": "$W2", "query": {"filter_or": [{"k": "workspace_id", "v": "$W2", "o": "eq"},
                          {"k": "name", "v": "", "o": "contain"}]}}
                        """);
        assertThat(list.is(200).json().getInt("total_count")).isZero();
    }

    @Test
    void anOwnersAppReachesNoFurtherThanTheirWorkspace() {
        for (String role : new String[] {"managed-domain-admin", "managed-workspace-owner"}) {
            world.call(
                            "OW",
                            "app/create",
                            "{\"name\": \"bot\", \"resource_group\": \"DOMAIN\", \"role_id\": \"%s\"}"
                                    .formatted(role))
                    .isRefused(403, "ERROR_PERMISSION_DENIED");
        }
    }

    @Test
    void statisticsCountWhatTheCallerMaySee() {
        project("P", "PRIVATE");
        project("Q", "PUBLIC");
        appOf("W1");
        appOf("W2");

        assertThat(count("OW", "project/stat")).isEqualTo(2);
        assertThat(count("MW", "project/stat")).isEqualTo(1);
        assertThat(count("OW", "app/stat")).isEqualTo(1);
        assertThat(count("DA", "app/stat")).isEqualTo(2);
    }

    private void appOf(String workspace) {
        world.call(
                        "DA",
                        "app/create",
                        """
                        {"name": "ci", "role_id": "managed-workspace-owner", "resource_group": "WORKSPACE",
                         "workspace_id": "$%s"}
                        """
                                .formatted(workspace))
                .is(200);
    }

    private int count(String caller, String method) {
        return world.call(
                        caller,
                        method,
                        "{\"query\": {\"aggregate\": [{\"group\": {\"fields\": [{\"n\": \"c\", \"o\": \"count\"}]}}]}}")
                .is(200)
                .json()
                .getJsonArray("results")
                .getJsonObject(0)
                .getInt("c");
    }

    @Test
    void disabledRoleIsGivenToNobodyNotEvenInAGroup() {
        Answer role =
                world.call(
                        "DA",
                        "role/create",
                        "{\"name\": \"Ops\", \"role_type\": \"WORKSPACE_MEMBER\"}");
        world.keep("R", role.is(200).text("role_id"));
        world.call("DA", "role/disable", "{\"role_id\": \"$R\"}").is(200);
        Answer group = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", group.is(200).text("workspace_group_id"));
        String member =
                "{\"workspace_group_id\": \"$G\", \"users\": [{\"user_id\": \"kim@acme.io\", \"role_id\": \"%s\"}]}";

        world.call("DA", "workspace-group/add-users", member.formatted("$R"))
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        world.call("DA", "workspace-group/add-users", member.formatted("managed-workspace-member"))
                .is(200);
        world.call(
                        "DA",
                        "workspace-group/update-role",
                        "{\"workspace_group_id\": \"$G\", \"user_id\": \"kim@acme.io\", \"role_id\": \"$R\"}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "lee@acme.io", "role_id": "$R", "resource_group": "WORKSPACE",
                         "workspace_id": "$W1"}
                        """)
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Test
    void expiredAppIsRefused() throws java.sql.SQLException {
        Answer app =
                world.call(
                        "DA",
                        "app/create",
                        "{\"name\": \"bot\", \"resource_group\": \"DOMAIN\", \"role_id\": \"managed-domain-admin\"}");
        world.keep("S", app.is(200).text("client_secret"));
        world.keep("A", app.text("app_id"));
        world.call("$S", "role/list", "{}").is(200);

        try (var connection = spaceone.testkit.Api.database().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    world.fill(
                            "update apps set expired_at = now() - interval '1 second' where app_id = '$A'"));
        }

        denied("$S", "role/list");
        assertThat(
                        world.call("DA", "app/list", "{\"state\": \"EXPIRED\"}")
                                .is(200)
                                .json()
                                .getInt("total_count"))
                .isEqualTo(1);
    }

    private void project(String key, String type) {
        Answer made =
                world.call(
                        "OW",
                        "project/create",
                        "{\"name\": \"%s\", \"project_type\": \"%s\"}".formatted(key, type));
        world.keep(key, made.is(200).text("project_id"));
    }

    private void denied(String caller, String method) {
        world.call(caller, method, "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
    }
}
