package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;

/** What the web console asks before anybody signed in: what is there, and may a browser call it. */
@InServer
class ConsoleStartIT {

    /** G101: the console calls only what is listed here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token/issue",
                "token/grant",
                "domain/get-auth-info",
                "endpoint/list",
                "user-profile/get",
                "user-profile/update",
                "user-profile/get-workspaces",
                "user-profile/get-workspace-groups",
                "user/list",
                "user/get",
                "user/create",
                "user/update",
                "user/delete",
                "user/enable",
                "user/disable",
                "role/list",
                "role/get",
                "role/create",
                "role/list-basic-role",
                "role-binding/list",
                "role-binding/create",
                "role-binding/update-role",
                "role-binding/delete",
                "workspace/list",
                "workspace/create",
                "workspace/update",
                "workspace/delete",
                "workspace/enable",
                "workspace/disable",
                "workspace/change-workspace-group",
                "workspace-user/list",
                "workspace-user/get",
                "workspace-user/find",
                "workspace-user/create",
                "workspace-group/list",
                "workspace-group/create",
                "workspace-group/update",
                "workspace-group/delete",
                "workspace-group/add-users",
                "workspace-group/remove-users",
                "workspace-group/update-role",
                "workspace-group-user/list",
                "workspace-group-user/find",
                "workspace-group-user/add",
                "workspace-group-user/remove",
                "workspace-group-user/update-role",
                "user-group/list",
                "user-group/get",
                "user-group/create",
                "user-group/update",
                "user-group/delete",
                "user-group/add-users",
                "user-group/remove-users",
                "app/list",
                "app/create",
                "app/update",
                "app/delete",
                "app/enable",
                "app/disable",
                "app/generate-client-secret",
                "project/list",
                "project/remove-users",
                "project-group/list",
                "provider/list",
                "service-account/list",
                "trusted-account/list"
            })
    void reflectionListsWhatTheConsoleCalls(String method) {
        Answer answer = Api.get("/console-api/api/reflection").is(200);

        assertThat(answer.body()).contains("\"path\":\"/identity/" + method + "\"");
    }

    /** G102 */
    @Test
    void preflightAllowsItsHeaders() {
        HttpRequest.Builder preflight =
                Api.request("/identity/token/grant", null)
                        .header("Origin", "https://console.test")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization, content-type")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody());

        Answer answer = Api.send(preflight);

        assertThat(answer.status()).isBetween(200, 299);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("authorization", "content-type");
    }

    /** G104 */
    @Test
    void refusalsHaveTheOneForm() {
        Api.post("/identity/v2/workspace/list", null, "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }
}
