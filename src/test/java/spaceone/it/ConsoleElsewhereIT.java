package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.World;

/**
 * What the web console asks other services of its product for, and finds here
 * (docs/contract/console.md).
 */
@InServer
class ConsoleElsewhereIT {

    private World world;

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    @Test
    void aPageKeepsWhatItNeedsForItsUser() {
        String name = "{\"name\": \"console:last-workspace\"}";
        String set = "{\"name\": \"console:last-workspace\", \"data\": {\"id\": \"%s\"}}";
        elsewhere("MW", "config/user-config/get", name).isRefused(404, "ERROR_NOT_FOUND");

        elsewhere("MW", "config/user-config/set", set.formatted("w1")).is(200);
        JsonObject kept =
                elsewhere("MW", "config/user-config/set", set.formatted("w2")).is(200).json();

        assertThat(kept.keySet())
                .containsExactlyInAnyOrder(
                        "name", "data", "user_id", "domain_id", "created_at", "updated_at");
        assertThat(elsewhere("member (USER)", "config/user-config/get", name).is(200).json())
                .isEqualTo(kept);
        JsonObject list = elsewhere("MW", "config/user-config/list", LAST_FIRST).is(200).json();
        assertThat(first(list)).isEqualTo(kept);
        assertThat(list.getInt("total_count")).isEqualTo(1);
        assertThat(kept.getJsonObject("data").getString("id")).isEqualTo("w2");
        JsonObject others = elsewhere("OW", "config/user-config/list", "{}").is(200).json();
        assertThat(others.getInt("total_count")).isZero();
        elsewhere("OW", "config/user-config/get", name).isRefused(404, "ERROR_NOT_FOUND");

        elsewhere("MW", "config/user-config/delete", name).is(200);
        elsewhere("MW", "config/user-config/get", name).isRefused(404, "ERROR_NOT_FOUND");
    }

    private static final String LAST_FIRST =
            """
            {"query": {"filter": [{"k": "name", "v": "console:", "o": "contain"}],
              "sort": [{"key": "updated_at", "desc": true}]}}
            """;

    @Test
    void whatAPageKeepsIsBoundedAndGoesWithItsUser() throws SQLException {
        world.call("DA", "user/create", NEWCOMER).is(200);
        String before = newcomer();
        String longName = "{\"name\": \"" + "n".repeat(256) + "\", \"data\": {}}";
        Api.post("/config/user-config/set", before, longName).is(400);
        Api.post("/config/user-config/set", before, "{\"name\": \"a\", \"data\": []}").is(400);
        Api.post("/config/user-config/set", before, "{\"name\": \"a\"}").is(400);
        Api.post("/config/user-config/set", before, setting(0)).is(200);
        keep499More();
        Api.post("/config/user-config/set", before, setting(500)).is(400);
        Api.post("/config/user-config/set", before, setting(0)).is(200);

        world.call("DA", "user/delete", "{\"user_id\": \"new@acme.io\"}").is(200);
        world.call("DA", "user/create", NEWCOMER).is(200);

        Answer list =
                Api.post(
                        "/config/user-config/list",
                        newcomer(),
                        "{\"query\": {\"count_only\": true}}");
        assertThat(list.is(200).json().getInt("total_count")).isZero();
    }

    private static final String NEWCOMER =
            """
            {"user_id": "new@acme.io", "password": "%s", "auth_type": "LOCAL"}
            """
                    .formatted(Installation.PASSWORD);

    private String newcomer() {
        return Installation.signIn(world.value("D"), "new@acme.io", Installation.PASSWORD)
                .is(200)
                .text("access_token");
    }

    private static void keep499More() throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into user_configs (user_key, domain_id, name, data, created_at, updated_at)"
                            + " select user_key, domain_id, 'more ' || i, '{}', now(), now()"
                            + " from user_configs, generate_series(1, 499) i where name = 's0'");
        }
    }

    private static String setting(int number) {
        return "{\"name\": \"s%d\", \"data\": {\"n\": %d}}".formatted(number, number);
    }

    @Test
    void itsSearchIsGivenSuggestions() {
        String names =
                """
                {"resource_type": "identity.Workspace", "distinct_key": "name", "search": "DE",
                 "options": {"limit": 10, "search_type": "contain",
                   "filter": [{"k": "state", "v": "ENABLED", "o": "eq"}]}}
                """;

        assertThat(elsewhere("DA", "add-ons/autocomplete/distinct", names).is(200).body())
                .isEqualTo("{\"results\":[{\"key\":\"dev\",\"name\":\"dev\"}],\"total_count\":1}");
        // an owner may not list workspaces, nor people of the domain
        elsewhere("OW", "add-ons/autocomplete/distinct", names)
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        String people = "{\"resource_type\": \"identity.%s\", \"distinct_key\": \"user_id\"}";
        elsewhere("OW", "add-ons/autocomplete/distinct", people.formatted("User"))
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        Answer members =
                elsewhere("OW", "add-ons/autocomplete/distinct", people.formatted("WorkspaceUser"));
        assertThat(members.is(200).json().getInt("total_count")).isEqualTo(2);
        elsewhere("DA", "add-ons/autocomplete/distinct", people.formatted("Cat"))
                .isRefused(400, "ERROR_INVALID_PARAMETER");
        Api.post("/add-ons/autocomplete/distinct", null, names)
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        elsewhere("DA", "add-ons/autocomplete/resource", names)
                .isRefused(404, "ERROR_UNSUPPORTED_API");
    }

    @Test
    void reflectionTellsWhereTheseAre() {
        assertThat(Api.get("/console-api/api/reflection").is(200).body())
                .contains("\"/config/user-config/set\"", "\"/config/user-config/list\"")
                .doesNotContain("autocomplete", "/identity/user-config");
        assertThat(Api.post("/api/reflection", null, "{}").is(200).body())
                .isEqualTo(
                        "{\"apis\":[{\"path\":\"/add-ons/autocomplete/distinct\",\"name\":\"distinct\",\"method\":[\"post\"]}]}");
    }

    private Answer elsewhere(String caller, String path, String body) {
        return Api.post("/" + path, world.token(caller), world.fill(body));
    }

    private static JsonObject first(JsonObject list) {
        return list.getJsonArray("results").getJsonObject(0);
    }
}
