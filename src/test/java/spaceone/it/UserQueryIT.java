package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/**
 * The golden cases of queries over HTTP, on the table of users. Cases about "now" are left to the
 * unit tests, whose clock stands still.
 */
@InServer
class UserQueryIT {

    private static final Path CASES = Path.of("src", "test", "resources", "query");

    @ParameterizedTest
    @MethodSource
    void listAnswersAsPublished(JsonObject golden) {
        JsonObject answer =
                DataSet.call("user/list", golden.getJsonObject("body").toString()).is(200).json();

        List<String> ids =
                answer.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                        .map(user -> user.getString("user_id"))
                        .toList();
        assertThat(ids).isEqualTo(texts(golden.getJsonArray("ids")));
        assertThat(answer.getInt("total_count")).isEqualTo(golden.getInt("total"));
    }

    static Stream<JsonObject> listAnswersAsPublished() {
        return cases("list.jsonl").filter(golden -> !golden.toString().contains("timediff"));
    }

    @ParameterizedTest
    @MethodSource
    void statAnswersAsPublished(JsonObject golden) {
        JsonObject answer =
                DataSet.call("user/stat", golden.getJsonObject("body").toString()).is(200).json();

        assertThat(comparable(answer, golden))
                .isEqualTo(comparable(golden.getJsonObject("result"), golden));
    }

    static Stream<JsonObject> statAnswersAsPublished() {
        return cases("stat.jsonl");
    }

    @ParameterizedTest
    @MethodSource
    void mistakesAreRefusedAsPublished(JsonObject golden) {
        Answer answer =
                DataSet.call(
                        "user/" + golden.getString("call"),
                        golden.getJsonObject("body").toString());

        if (golden.containsKey("code")) {
            answer.isRefused(golden.getInt("status"), golden.getString("code"));
        } else {
            answer.is(golden.getInt("status"));
        }
    }

    static Stream<JsonObject> mistakesAreRefusedAsPublished() {
        return cases("errors.jsonl");
    }

    /** As the web console's helper builds them (docs/contract/console.md). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":{\"only\":[\"user_id\",\"name\"]}}",
                "{\"query\":{\"sort\":[{\"key\":\"name\",\"desc\":true}],\"page\":{\"start\":1,\"limit\":15}}}",
                "{\"query\":{\"sort\":[{\"key\":\"mfa.state\"}],\"page\":{\"start\":1,\"limit\":15},\"filter\":[{\"k\":\"state\",\"v\":[\"ENABLED\",\"PENDING\"],\"o\":\"in\"}]}}",
                "{\"query\":{\"filter\":[{\"k\":\"last_accessed_at\",\"v\":\"2024-06-30T00:00:00.000Z\",\"o\":\"datetime_gte\"},{\"k\":\"last_accessed_at\",\"v\":\"2024-07-01T00:00:00.000Z\",\"o\":\"datetime_lt\"}],\"page\":{\"start\":1,\"limit\":15}}}",
                "{\"query\":{\"filter\":[{\"k\":\"role_id\",\"v\":null,\"o\":\"eq\"}],\"filter_or\":[],\"keyword\":\"alice bob\",\"page\":{\"start\":1,\"limit\":24}}}",
                "{\"query\":{\"minimal\":true,\"count_only\":true}}"
            })
    void theConsolesQueriesAreAnswered(String body) {
        JsonObject answer = DataSet.call("user/list", body).is(200).json();

        assertThat(answer.getInt("total_count")).isPositive();
    }

    @Test
    void aListWithoutPageAnswersAsOneWithPage() {
        JsonValue streamed = DataSet.call("user/list", "{}").is(200).json();
        JsonValue paged =
                DataSet.call("user/list", "{\"query\":{\"page\":{\"limit\":1000}}}").is(200).json();

        assertThat(streamed).isEqualTo(paged);
    }

    @Test
    void theKeptCountFollowsEveryChange() {
        Tenant acme = Installation.domain();
        acme.user("one");
        acme.user("two");
        assertThat(
                        acme.asAdmin("user/list", "{\"query\":{\"count_only\":true}}")
                                .json()
                                .getInt("total_count"))
                .isEqualTo(3);

        acme.asAdmin("user/delete", "{\"user_id\":\"one\"}").is(200);

        assertThat(
                        acme.asAdmin("user/list", "{\"query\":{\"page\":{\"limit\":1}}}")
                                .json()
                                .getInt("total_count"))
                .isEqualTo(2);
    }

    @Proves({"8.2.3", "15.3.1"})
    @ParameterizedTest
    @ValueSource(strings = {"password", "mfa.options.user_secret_id"})
    void secretsAreRefusedByName(String key) {
        String list = "{\"query\":{\"filter\":[{\"k\":\"" + key + "\",\"v\":\"x\",\"o\":\"eq\"}]}}";

        DataSet.call("user/list", list).isRefused(400, "ERROR_INVALID_PARAMETER");
        DataSet.call("user/stat", "{\"query\":{\"distinct\":\"" + key + "\"}}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folded_id", "id"})
    void whatIsNotOnTheListDoesNotExist(String key) {
        String stat =
                "{\"query\":{\"aggregate\":[{\"group\":{\"keys\":[{\"k\":\""
                        + key
                        + "\",\"n\":\"x\"}]}}]}}";
        int list =
                DataSet.call(
                                "user/list",
                                "{\"query\":{\"filter\":[{\"k\":\""
                                        + key
                                        + "\",\"v\":\"x\",\"o\":\"eq\"}]}}")
                        .status();

        assertThat(DataSet.call("user/stat", stat).status()).isEqualTo(400);
        assertThat(list).isEqualTo(400);
    }

    private static Stream<JsonObject> cases(String file) {
        try {
            return Files.readAllLines(CASES.resolve(file)).stream()
                    .filter(line -> !line.isBlank())
                    .map(UserQueryIT::parse);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    /** Numbers by value; results in any order where the case says that none is promised. */
    private static Object comparable(JsonValue value, JsonObject golden) {
        Map<?, ?> answer = (Map<?, ?>) plain(value);
        Object results = answer.get("results");
        if (golden.getBoolean("unordered", false) && results instanceof List<?> list) {
            return Map.of("results", list.stream().map(String::valueOf).sorted().toList());
        }
        return answer;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, Object> members = new TreeMap<>();
                value.asJsonObject().forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            case ARRAY -> value.asJsonArray().stream().map(UserQueryIT::plain).toList();
            case NUMBER -> ((JsonNumber) value).doubleValue();
            case NULL -> "null";
            default -> value.toString();
        };
    }

    /**
     * The users of section 13 in a domain of their own, and nobody else in it: seen with a system
     * token.
     */
    private static final class DataSet {

        private static final String DOMAIN = load();

        static Answer call(String method, String json) {
            return Api.send(
                    Api.request("/identity/v2/" + method, Installation.systemToken())
                            .header("X-Domain-Id", DOMAIN)
                            .POST(BodyPublishers.ofString(json)));
        }

        private static String load() {
            String domainId = Installation.domain().domainId();
            try (Connection database = Api.database().getConnection()) {
                execute(database, "delete from role_bindings where domain_id = ?", domainId);
                execute(database, "delete from users where domain_id = ?", domainId);
                execute(
                        database,
                        "insert into roles (domain_id, role_id, name, state, role_type, created_at, updated_at)"
                                + " values (?, 'role-0123456789ab', 'Own', 'ENABLED', 'WORKSPACE_OWNER', now(), now())",
                        domainId);
                for (JsonObject user : cases("users.jsonl").toList()) {
                    if (user.getInt("seq") < 13) {
                        insert(database, domainId, user);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return domainId;
        }

        private static void execute(Connection database, String sql, String domainId)
                throws SQLException {
            try (PreparedStatement statement = database.prepareStatement(sql)) {
                statement.setString(1, domainId);
                statement.executeUpdate();
            }
        }

        private static void insert(Connection database, String domainId, JsonObject user)
                throws SQLException {
            try (PreparedStatement insert =
                    database.prepareStatement(
                            """
                            insert into users (domain_id, user_id, folded_id, name, state, email, email_verified,
                                auth_type, role_id, role_type, mfa, required_actions, language, timezone,
                                refresh_timeout, tags, created_at, last_accessed_at)
                            select ?, j->>'user_id', j->>'user_id', j->>'name', j->>'state', j->>'email',
                                (j->>'email_verified')::boolean, j->>'auth_type', j->>'role_id',
                                j->>'role_type', j->'mfa', j->'required_actions', j->>'language', j->>'timezone',
                                (j->>'refresh_timeout')::int, j->'tags', (j->>'created_at')::timestamptz,
                                (j->>'last_accessed_at')::timestamptz
                            from (select ?::jsonb as j) x
                            """)) {
                insert.setString(1, domainId);
                insert.setString(2, user.toString());
                insert.executeUpdate();
            }
        }
    }
}
