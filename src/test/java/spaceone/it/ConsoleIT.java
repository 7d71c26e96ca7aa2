package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.World;

/**
 * What the web console calls, in its own spelling, and the members it reads
 * (docs/contract/console.md).
 */
@InServer
class ConsoleIT {

    private World world;

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    /** G103 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity/workspace/list",
                "/identity/v2/workspace/list",
                "/identity/v1/role-binding/list",
                "/identity/role-binding/list",
                "/identity/v1/user-group/stat",
                "/identity/v1/workspace-user/stat"
            })
    void everySpellingReachesTheSameMethod(String path) {
        String body =
                world.fill(
                        "{\"workspace_id\": \"$W1\"%s}"
                                .formatted(
                                        path.endsWith("stat")
                                                ? ", \"query\": {\"distinct\": \"name\"}"
                                                : ""));

        Api.post(path, world.token("DA"), body).is(200);
    }

    /** G99: the refresh token stands in the header as well, and in camel case. */
    @Test
    void refreshOfTheConsoleIsUnderstood() {
        String refresh = world.refresh("owner");
        String body =
                world.fill(
                        """
                        {"grant_type": "REFRESH_TOKEN", "token": "<refresh owner>", "scope": "WORKSPACE",
                         "workspaceId": "$W1"}
                        """);

        Answer answer = Api.post("/identity/token/grant", refresh, body).is(200);

        assertThat(answer.claims("access_token").getString("wid")).isEqualTo(world.value("W1"));
    }

    @Test
    void signedInUserFindsHisWorkspaces() {
        JsonObject profile = console("owner (USER)", "user-profile/get", "{}");
        assertThat(profile)
                .containsKeys(
                        "user_id",
                        "name",
                        "email",
                        "role_type",
                        "auth_type",
                        "language",
                        "timezone",
                        "required_actions",
                        "email_verified");

        JsonObject first = first(console("owner (USER)", "user-profile/get-workspaces", "{}"));
        assertThat(first)
                .containsKeys(
                        "workspace_id",
                        "name",
                        "state",
                        "tags",
                        "is_dormant",
                        "is_managed",
                        "role_type",
                        "role_id",
                        "role_name");
        assertThat(first.getString("state")).isEqualTo("ENABLED");
    }

    @Test
    void landingPageShowsGroups() {
        group();

        JsonObject mine = first(console("kim (USER)", "user-profile/get-workspace-groups", "{}"));
        assertThat(mine).containsKeys("workspace_group_id", "name", "tags", "users");
        JsonObject user = mine.getJsonArray("users").getJsonObject(0);
        assertThat(user.keySet())
                .containsExactlyInAnyOrder("user_id", "role_id", "role_type", "user_name", "state");

        JsonObject roles =
                console(
                        "kim (USER)",
                        "role/list-basic-role",
                        """
                        {"query": {"filter": [{"k": "state", "v": "ENABLED", "o": "eq"},
                          {"k": "role_type", "v": "DOMAIN_ADMIN", "o": "not"}]}}
                        """);
        assertThat(roles.getInt("total_count")).isEqualTo(2);

        JsonObject found =
                console(
                        "kim (USER)",
                        "workspace-group-user/find",
                        "{\"workspace_group_id\": \"$G\", \"keyword\": \"lee\"}");
        assertThat(first(found).getString("user_id")).isEqualTo("lee@acme.io");
    }

    @Test
    void topBarFindsTheRole() {
        JsonObject bindings =
                console("OW", "role-binding/list", "{\"user_id\": \"owner@acme.io\"}");
        assertThat(first(bindings)).containsKeys("role_id", "role_type");

        JsonObject roles =
                console(
                        "OW",
                        "role/list",
                        "{\"query\": {\"only\": [\"name\", \"role_id\", \"role_type\"]}}");
        assertThat(first(roles).keySet()).containsExactlyInAnyOrder("name", "role_id", "role_type");
    }

    @Test
    void workspaceUsersPageShowsTheRoleOfEach() {
        JsonObject users =
                console(
                        "OW",
                        "workspace-user/list",
                        """
                        {"query": {"sort": [{"key": "name", "desc": true}], "page": {"start": 1, "limit": 15}}}
                        """);
        assertThat(users.getInt("total_count")).isEqualTo(2);
        JsonObject first = first(users);
        assertThat(first.getString("user_id")).isEqualTo("owner@acme.io");
        assertThat(first.getJsonObject("role_binding_info"))
                .containsKeys("role_binding_id", "role_id", "role_type")
                .doesNotContainKey("workspace_group_id");
        assertThat(first).doesNotContainKeys("mfa", "required_actions", "password");
        assertThat(first.getString("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(first.getJsonObject("role_binding_info").getString("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

        console("OW", "user-group/list", "{\"user_id\": \"member@acme.io\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "user, 'user_id,name'",
        "workspace, 'workspace_id,name'",
        "workspace-group, 'workspace_group_id,name'",
        "user-group, 'user_group_id,name'",
        "project, 'project_id,name,project_group_id'",
        "project-group, 'project_group_id,name,parent_group_id'",
        "app, 'app_id,name'",
        "role, 'role_id,name'"
    })
    void referenceMapsAreListedWhole(String resource, String members) {
        String only = "[\"" + members.replace(",", "\", \"") + "\"]";

        JsonObject map = console("DA", resource + "/list", "{\"query\": {\"only\": " + only + "}}");

        assertThat(map).containsKeys("results", "total_count");
        for (JsonValue row : map.getJsonArray("results")) {
            assertThat(List.of(members.split(","))).containsAll(row.asJsonObject().keySet());
        }
    }

    @Test
    void workspacesPageSortsByWhatItShows() {
        JsonObject workspaces =
                console(
                        "DA",
                        "workspace/list",
                        "{\"query\": {\"sort\": [{\"key\": \"user_count\", \"desc\": true}]}}");

        assertThat(first(workspaces).getInt("user_count")).isEqualTo(2);
        assertThat(first(workspaces))
                .containsKeys(
                        "workspace_id",
                        "name",
                        "state",
                        "tags",
                        "created_by",
                        "references",
                        "is_managed",
                        "packages",
                        "is_dormant",
                        "dormant_ttl",
                        "service_account_count",
                        "cost_info",
                        "domain_id",
                        "created_at");
    }

    @Test
    void autocompletionAsksForDistinctValues() {
        JsonObject names =
                console(
                        "DA",
                        "workspace/stat",
                        """
                        {"query": {"distinct": "name", "filter": [{"key": "name", "value": null, "operator": "not"},
                          {"k": "name", "v": "e", "o": "contain"}], "page": {"limit": 10}}}
                        """);
        assertThat(names.getJsonArray("results").toString()).isEqualTo("[\"dev\"]");
    }

    @Test
    void peopleWithoutAMarkAndNobodyAtAll() {
        JsonObject people =
                console(
                        "DA",
                        "workspace/list",
                        "{\"query\": {\"filter\": [{\"k\": \"is_dormant\", \"v\": false, \"o\": \"contain\"}]}}");
        assertThat(people.getInt("total_count")).isPositive();
        JsonObject nobody =
                console(
                        "OW",
                        "workspace-user/list",
                        "{\"query\": {\"filter\": [{\"k\": \"user_id\", \"v\": [], \"o\": \"contain_in\"}]}}");
        assertThat(nobody.getInt("total_count")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider", "service-account", "trusted-account"})
    void whatIsNotHereIsListedAsNone(String resource) {
        JsonObject none = console("MW", resource + "/list", "{\"query\": {\"only\": [\"name\"]}}");

        assertThat(none.getJsonArray("results")).isEmpty();
        assertThat(none.getInt("total_count")).isZero();
    }

    private void group() {
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        console(
                "DA",
                "workspace-group/add-users",
                """
                {"workspace_group_id": "$G",
                 "users": [{"user_id": "kim@acme.io", "role_id": "managed-workspace-owner"}]}
                """);
    }

    /** Without a version, as the console does. */
    private JsonObject console(String caller, String method, String body) {
        return Api.post("/identity/" + method, world.token(caller), world.fill(body))
                .is(200)
                .json();
    }

    private static JsonObject first(JsonObject list) {
        return list.getJsonArray("results").getJsonObject(0);
    }
}
