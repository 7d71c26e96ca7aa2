package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import spaceone.identity.Json;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Proves;

@InServer
class CheckIT {

    private static final Set<JsonValue> EMPTY =
            Set.of(JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_ARRAY);

    @Test
    void readyServerSaysServing() {
        Answer answer = Api.get("/check");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"SERVING\"}");
    }

    /**
     * The server reads the file and writes it anew, at the first request on some, at the start on
     * others. What is empty it may leave out or add, and Payara adds {@code endpoints}.
     */
    @Test
    void theServersOwnDocumentIsOurs() {
        JsonObject ours = Api.get("/identity/openapi.json").is(200).json();
        JsonObject theirs =
                Api.send(Api.request("/openapi", null).header("Accept", "application/json").GET())
                        .is(200)
                        .json();

        Set<String> more = new TreeSet<>(filled(theirs).asJsonObject().keySet());
        more.removeAll(ours.keySet());
        assertThat(more).isSubsetOf("endpoints");
        ours.forEach(
                (name, part) ->
                        assertThat(filled(theirs.get(name))).as(name).isEqualTo(filled(part)));
    }

    /** Without what has nothing in it. */
    private static JsonValue filled(JsonValue json) {
        if (json instanceof JsonObject object) {
            JsonObjectBuilder members = Json.createObjectBuilder();
            object.forEach(
                    (name, value) -> {
                        JsonValue full = filled(value);
                        if (!EMPTY.contains(full)) {
                            members.add(name, full);
                        }
                    });
            return members.build();
        }
        if (json instanceof JsonArray array) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            array.forEach(item -> items.add(filled(item)));
            return items.build();
        }
        return json;
    }

    /** Of our origin they could ask our pages for the tokens of whoever is signed in. */
    @Proves({"3.2.1", "3.5.4"})
    @Test
    void noDocumentButOurPagesIsOfOurOrigin() {
        String viewer = Api.get("/identity/docs").is(200).body();
        String jar =
                viewer.replaceAll("(?s).*href=\"\\.\\.(/webjars/[^\"]*/)swagger-ui.css.*", "$1");
        for (String path : List.of("/identity/docs", "/docs", jar + "swagger-ui-bundle.js")) {
            String policy =
                    Api.get(path).headers().firstValue("Content-Security-Policy").orElse("none");
            assertThat(policy).as(path).startsWith("sandbox").doesNotContain("allow-same-origin");
        }
        assertThat(
                        Api.get("/try")
                                .is(200)
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                .as("nobody is led to click there")
                .contains("frame-ancestors 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        for (String document : List.of("index.html", "oauth2-redirect.html")) {
            Api.get(jar + document).is(404);
        }
        assertThat(Api.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("sandbox");
    }

    /** What an id of a key can hold is not what a text of the database can hold. */
    @Test
    void aTokenWithAnyHeaderIsNoTokenAndNothingElse() {
        for (String kid : List.of("\\u0000", "a\\u0000b", "\\ud800", "x".repeat(3000), "")) {
            for (String domain : List.of("domain-root", "a\\u0000b")) {
                String token = token("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", domain);
                Api.post("/identity/v2/user/list", token, "{}")
                        .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
                Api.post("/identity/v1/token/refresh", token, "{}")
                        .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
                Api.post(
                                "/identity/v2/user/reset-password",
                                token,
                                "{\"user_id\": \"nobody\", \"domain_id\": \"domain-root\"}")
                        .is(200);
            }
        }
        for (String noHeader : List.of("null", "[]", "1")) {
            Api.post("/identity/v2/user/list", token(noHeader, "domain-root"), "{}")
                    .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        }
        String keyless = token("{\"alg\":\"RS256\"}", "a\\u0000b");
        Api.post("/identity/v2/user/list", keyless, "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    private static String token(String header, String domain) {
        String claims =
                "{\"iss\":\"spaceone.identity\",\"ver\":\"2.0\",\"typ\":\"ACCESS_TOKEN\",\"did\":\""
                        + domain
                        + "\",\"exp\":4102444800}";
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".AAAA";
    }

    @Test
    void schemaWasMigratedAtStart() throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet steps =
                        statement.executeQuery("select count(*) from databasechangelog")) {
            steps.next();
            assertThat(steps.getInt(1)).isPositive();
        }
    }
}
