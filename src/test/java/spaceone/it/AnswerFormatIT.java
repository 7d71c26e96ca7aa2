package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** What answers look like, whatever the method (docs/contract/wire.md). */
@InServer
class AnswerFormatIT {

    private final Tenant acme = Installation.sharedDomain();
    private final String admin = acme.adminToken();

    @Test
    void aUserIsShownWithEverythingThatIsNotNull() {
        JsonObject user =
                Api.post("/identity/v2/user/get", admin, "{\"user_id\": \"" + acme.admin() + "\"}")
                        .is(200)
                        .json();

        assertThat(user.keySet())
                .containsExactlyInAnyOrder(
                        "user_id",
                        "name",
                        "state",
                        "email",
                        "email_verified",
                        "auth_type",
                        "role_id",
                        "role_type",
                        "mfa",
                        "required_actions",
                        "language",
                        "timezone",
                        "tags",
                        "domain_id",
                        "created_at",
                        "last_accessed_at");
        assertThat(user.getString("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void aListedUserIsShownAsAGottenOne() {
        JsonObject gotten =
                Api.post("/identity/v2/user/get", admin, "{\"user_id\": \"" + acme.admin() + "\"}")
                        .json();
        JsonObject listed =
                Api.post("/identity/v2/user/list", admin, "{\"user_id\": \"" + acme.admin() + "\"}")
                        .json();

        assertThat(listed.getJsonArray("results").getJsonObject(0)).isEqualTo(gotten);
    }

    @Test
    void aListAlwaysWritesResultsAndCount() {
        assertThat(
                        Api.post(
                                        "/identity/v2/user/list",
                                        admin,
                                        "{\"query\": {\"count_only\": true}}")
                                .body())
                .isEqualTo("{\"results\":[],\"total_count\":1}");
        assertThat(Api.post("/identity/v2/user/list", admin, "{\"name\": \"nobody\"}").body())
                .isEqualTo("{\"results\":[],\"total_count\":0}");
    }

    @Proves({"3.5.1", "3.5.2"})
    @Test
    void aMissingTokenIsToldInTheFormClientsKnow() {
        assertThat(Api.post("/identity/v2/user/list", null, "{}").body())
                .isEqualTo(
                        "{\"detail\":{\"code\":\"ERROR_AUTHENTICATE_FAILURE\",\"message\":"
                                + "\"Authenticate failure. (message = empty token provided.)\"}}");
    }

    @Test
    void publicMethodsIgnoreABrokenToken() {
        Api.post(
                        "/identity/v2/domain/get-auth-info",
                        "garbage",
                        "{\"name\": \"" + acme.name() + "\"}")
                .is(200);
    }

    @Test
    void everyAnswerMayBeReadByAnyOriginAndNamesItsRequest() {
        for (Answer answer :
                new Answer[] {
                    Api.post("/identity/v2/user/list", null, "{}"),
                    Api.get("/nope"),
                    Api.get("/check")
                }) {
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        }
    }

    @Test
    void aPreflightPassesWithoutAToken() {
        var request =
                Api.request("/identity/token/grant", null)
                        .header("Origin", "https://console.test")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization, content-type")
                        .method("OPTIONS", BodyPublishers.noBody());

        Answer answer = Api.send(request).is(204);

        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("authorization, content-type");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("POST, GET, OPTIONS");
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).hasValue("600");
    }

    @Test
    void aGivenRequestIdComesBackUnlessItIsOdd() {
        assertThat(requestId("X-Request-Id", "abc.1-2_3")).isEqualTo("abc.1-2_3");
        assertThat(requestId("X-Request-Id", "a b")).isNotEqualTo("a b");
        assertThat(
                        requestId(
                                "traceparent",
                                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    private static String requestId(String header, String value) {
        return Api.send(Api.request("/check", null).header(header, value).GET())
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }

    @Test
    void reflectionListsUnversionedPaths() {
        String apis = Api.get("/console-api/api/reflection").is(200).body();

        assertThat(apis)
                .contains(
                        "{\"path\":\"/identity/token/grant\",\"name\":\"grant\",\"method\":[\"post\"]}")
                .contains("/identity/user-profile/update-password")
                .doesNotContain("/identity/v");
    }

    @Test
    void livenessSaysOnlyThatTheProcessRuns() {
        assertThat(Api.get("/check/live").is(200).body()).isEqualTo("{\"status\":\"SERVING\"}");
    }
}
