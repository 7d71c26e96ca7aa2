package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;
import spaceone.identity.api.openapi.ApiDocument;
import spaceone.identity.token.CallerRole;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Contract;
import spaceone.testkit.World;

/** The examples of the document work, and what is answered is what it describes. */
@InServer
class DocumentedIT {

    /** Who calls a method in the first of these roles that it lets in. */
    private static final Map<CallerRole, String> CALLERS = new LinkedHashMap<>();

    static {
        CALLERS.put(CallerRole.DOMAIN_ADMIN, "DA");
        CALLERS.put(CallerRole.WORKSPACE_OWNER, "OW");
        CALLERS.put(CallerRole.USER, "kim (USER)");
        CALLERS.put(CallerRole.SYSTEM_ADMIN, "SA");
        CALLERS.put(CallerRole.INTERNAL, "SYS");
    }

    /** Looks into a directory, and this domain has none. */
    private static final String DIRECTORY = "v1/user/find";

    private static final List<String> WRITING =
            List.of(
                    "v2/user-profile/update",
                    "v2/user-config/set",
                    "v2/user/update",
                    "v2/user/set-required-actions",
                    "v2/user/unlock",
                    "v2/user/disable",
                    "v2/user/enable",
                    "v2/user/create",
                    "v2/role/create",
                    "v2/role/update",
                    "v2/workspace/create",
                    "v2/workspace-group/update",
                    "v2/project-group/create",
                    "v2/project/create",
                    "v2/project/update",
                    "v2/user-group/update",
                    "v2/app/create",
                    "v2/app/update",
                    "v2/app/disable",
                    "v1/user/update",
                    "v1/user/set-required-actions");

    private final World world = World.fresh();
    private final Map<String, String> ids = new LinkedHashMap<>();

    private void furnish() {
        String created =
                "{\"name\": \"Example\", \"role_id\": \"managed-domain-admin\", \"resource_group\": \"DOMAIN\"}";
        keep("DA", "app/create", created, "app_id", "app-1a2b3c4d5e6f");
        ids.put("client-1a2b3c4d5e6f", made("DA", "app/create", created, "client_id"));
        keep(
                "DA",
                "role/create",
                "{\"name\": \"R\", \"role_type\": \"WORKSPACE_OWNER\"}",
                "role_id",
                "managed-workspace-owner");
        keep(
                "DA",
                "workspace-group/create",
                "{\"name\": \"G\"}",
                "workspace_group_id",
                "wg-1a2b3c4d5e6f");
        world.call(
                        "DA",
                        "workspace-group/add-users",
                        "{\"workspace_group_id\": \"%s\", \"users\": [{\"user_id\": \"kim@acme.io\", \"role_id\": \"managed-workspace-owner\"}]}"
                                .formatted(ids.get("wg-1a2b3c4d5e6f")))
                .is(200);
        keep(
                "OW",
                "project-group/create",
                "{\"name\": \"P\"}",
                "project_group_id",
                "pg-1a2b3c4d5e6f");
        keep(
                "OW",
                "project/create",
                "{\"name\": \"P\", \"project_type\": \"PRIVATE\"}",
                "project_id",
                "project-1a2b3c4d5e6f");
        keep("OW", "user-group/create", "{\"name\": \"U\"}", "user_group_id", "ug-1a2b3c4d5e6f");
        keep("DA", "mail/send-test", "{}", "mail_id", "mail-1a2b3c4d5e6f");
        world.call(
                        "DA",
                        "user/create",
                        "{\"user_id\": \"gone@acme.io\", \"auth_type\": \"LOCAL\", \"password\": \"Correct9Horse\"}")
                .is(200);
        keep(
                "DA",
                "personal-data/erase",
                "{\"user_id\": \"gone@acme.io\", \"current_password\": \"Correct9Horse\"}",
                "erasure_id",
                "erasure-1a2b3c4d5e6f");
        keep(
                "DA",
                "external-directory/create",
                "{\"name\": \"D\", \"plugin_info\": {\"plugin_id\": \"p\", \"options\": {\"protocol\": \"oidc\", \"identity_provider\": \"d\", \"issuer\": \"https://127.0.0.1:1\", \"client_id\": \"c\"}}}",
                "directory_id",
                "directory-1a2b3c4d5e6f");
        keep("DA", "user-import-job/create", "{}", "job_id", "import-1a2b3c4d5e6f");
        world.call(
                        "kim (USER)",
                        "user-config/set",
                        "{\"name\": \"console:favourites\", \"data\": {}}")
                .is(200);
        world.call(
                        "DA",
                        "role-binding/create",
                        """
                        {"user_id": "kim@acme.io", "role_id": "managed-workspace-member",
                         "resource_group": "WORKSPACE", "workspace_id": "$W1"}
                        """)
                .is(200);
        ids.put("rb-1a2b3c4d5e6f", world.value("RB_OWNER"));
        ids.put("workspace-1a2b3c4d5e6f", world.value("W1"));
        ids.put("domain-1a2b3c4d5e6f", world.value("D"));
        ids.put("\"acme\"", world.fill("\"{acme}\""));
        ids.put("kim@example.com", "kim@acme.io");
    }

    private void keep(String caller, String method, String body, String member, String example) {
        ids.put(example, made(caller, method, body, member));
    }

    private String made(String caller, String method, String body, String member) {
        return world.call(caller, method, body).is(200).text(member);
    }

    @Test
    void everyExampleThatReadsIsAnswered() {
        furnish();
        List<String> refused = new ArrayList<>();
        Routes.all().list().stream()
                .filter(
                        route ->
                                route.permission()
                                        .filter(p -> p.value().endsWith(".read"))
                                        .isPresent())
                .filter(route -> !route.path().equals(DIRECTORY))
                .forEach(route -> send(route, example(route), refused));

        assertThat(refused).isEmpty();
    }

    @Test
    void examplesThatWriteAreAnswered() {
        furnish();
        List<String> refused = new ArrayList<>();
        for (String path : WRITING) {
            Route route = Routes.all().resolve(path).orElseThrow();
            String body = example(route);
            // the one that is made is not there yet
            send(
                    route,
                    path.equals("v2/user/create") ? body.replace("kim@acme", "new@acme") : body,
                    refused);
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void theDocumentIsServedToEverybody() {
        JsonObject served = Api.get("/identity/openapi.json").is(200).json();

        // what Api.send holds every answer against
        assertThat(served).isEqualTo(ApiDocument.json());
        assertThat(served.getJsonObject("paths")).hasSameSizeAs(Routes.all().list());
    }

    private void send(Route route, String body, List<String> refused) {
        List<CallerRole> callers = List.of(route.permission().orElseThrow().callers());
        String caller =
                CALLERS.entrySet().stream()
                        .filter(entry -> callers.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow();
        Answer answer = Api.post("/identity/" + route.path(), world.token(caller), body);
        if (answer.status() != 200) {
            refused.add(route.path() + " " + body + ": " + answer.body());
        }
    }

    private String example(Route route) {
        JsonObject body =
                ApiDocument.json()
                        .getJsonObject("paths")
                        .getJsonObject("/identity/" + route.path())
                        .getJsonObject("post")
                        .getJsonObject("requestBody");
        String text = Contract.media(body).getJsonObject("example").toString();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return text;
    }
}
