package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.App;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.Person;

/** From an empty database to a user in her workspace (docs/contract/tenancy.md). */
@ByItself
@Tag("servers")
class BootstrapIT {

    private static final String PASSWORD = Installation.PASSWORD;
    private static final String[] QUICK = {
        "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
    };

    @Test
    void theSequenceOfTheSpecificationRunsAsPrinted() throws InterruptedException {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL", Database.url(Database.fresh()),
                        "IDENTITY_BOOTSTRAP", "none",
                        "IDENTITY_BOOTSTRAP_SECRET", "sesame",
                        "IDENTITY_SECRET_KEY", "a key of the tests that is long enough for them");
        try (Node node = Node.start(environment, QUICK)) {
            node.awaitReady();
            Walk walk = new Walk(node);
            String system = walk.initialize();
            walk.foundAcme();
            walk.letKimIn();
            walk.initializeAgain(system);
            walk.turnOnApp();
        }
        theOneWhoLostThePhoneIsLetInOnce(environment);
    }

    /** Of two nodes that are told to at the same time, one makes a code, and it lets in once. */
    private static void theOneWhoLostThePhoneIsLetInOnce(Map<String, String> environment)
            throws InterruptedException {
        Map<String, String> told = new HashMap<>(environment);
        told.put("IDENTITY_BOOTSTRAP_RESCUE", "2026-11-27");
        told.put("IDENTITY_BOOTSTRAP_RESCUE_DOMAIN", "acme");
        told.put("IDENTITY_BOOTSTRAP_RESCUE_USER", "admin@acme.io");
        try (Node one = Node.start(told, QUICK);
                Node two = Node.start(told, QUICK)) {
            one.awaitReady();
            two.awaitReady();
            Matcher codes =
                    Pattern.compile("(?m)^ +code +(\\S{19})$").matcher(one.output() + two.output());
            assertThat(codes.find()).isTrue();
            String code = codes.group(1);
            assertThat(codes.find()).isFalse();
            Walk walk = new Walk(one);
            JsonObject known = walk.post("domain/get-auth-info", null, "{\"name\": \"acme\"}");
            walk.domain = known.getString("domain_id");

            assertThat(code(walk.signInWith(null))).isEqualTo("ERROR_MFA_REQUIRED");
            JsonObject tokens = walk.signInWith(code);
            assertThat(code(walk.signInWith(code))).isEqualTo("ERROR_INVALID_VERIFY_CODE");

            String admin = walk.grant(tokens.getString("refresh_token"), "\"DOMAIN\"");
            assertThat(
                            walk.post(
                                            "audit-record/list",
                                            admin,
                                            "{\"query\": {\"filter\": [{\"k\": \"action\", \"v\":"
                                                    + " \"User.rescue\", \"o\": \"eq\"}]}}")
                                    .getJsonArray("results")
                                    .getJsonObject(0))
                    .containsEntry("actor_type", Json.createValue("SYSTEM"))
                    .containsEntry("target_id", Json.createValue("admin@acme.io"));
            JsonObject off =
                    walk.post("user/disable-mfa", admin, "{\"user_id\": \"admin@acme.io\"}");
            assertThat(off.getJsonObject("mfa").getString("state")).isEqualTo("DISABLED");
        }
    }

    /** The steps, in their order; each leaves what the next needs. */
    private static final class Walk {

        private final Node node;
        private String domain;
        private String workspace;
        private String admin;
        private String systemAdmin;

        Walk(Node node) {
            this.node = node;
        }

        String initialize() {
            String body =
                    "{\"admin\": {\"user_id\": \"root@sys.io\", \"password\": \"%s\", \"name\": \"Root\"}}"
                            .formatted(PASSWORD);
            assertThat(code(post("system/init", null, body)))
                    .isEqualTo("ERROR_AUTHENTICATE_FAILURE");
            JsonObject made =
                    parse(
                            node.post(
                                    "/identity/v2/system/init",
                                    null,
                                    body,
                                    Map.of("X-Bootstrap-Secret", "sesame")));
            assertThat(made.getString("domain_id")).isEqualTo("domain-root");
            assertThat(made.getString("name")).isEqualTo("root");
            JsonObject claims = claims(made.getString("system_token"));
            assertThat(claims.getString("typ")).isEqualTo("SYSTEM_TOKEN");
            assertThat(claims.getString("own")).isEqualTo("SYSTEM");
            assertThat(claims).doesNotContainKey("exp");
            assertThat(code(post("system/init", null, body)))
                    .isEqualTo("ERROR_SYSTEM_ALREADY_INITIALIZED");
            systemAdmin = grant(signIn("domain-root", "root@sys.io"), "\"SYSTEM\"");
            return made.getString("system_token");
        }

        void foundAcme() {
            domain =
                    post(
                                    "domain/create",
                                    systemAdmin,
                                    """
                                    {"name": "acme", "admin": {"user_id": "admin@acme.io", "password": "%s",
                                     "name": "Admin", "language": "en", "timezone": "UTC"}}
                                    """
                                            .formatted(PASSWORD))
                            .getString("domain_id");
            JsonObject info = post("domain/get-auth-info", null, "{\"name\": \"acme\"}");
            assertThat(info.getString("domain_id")).isEqualTo(domain);
            assertThat(info.getString("external_auth_state")).isEqualTo("DISABLED");
            assertThat(info.getJsonObject("metadata")).isEmpty();
            admin = grant(signIn(domain, "admin@acme.io"), "\"DOMAIN\"");
            JsonObject made =
                    post(
                            "workspace/create",
                            admin,
                            "{\"name\": \"dev\", \"tags\": {\"theme\": \"blue\"}}");
            workspace = made.getString("workspace_id");
            assertThat(made.getInt("user_count")).isZero();
            assertThat(made.getInt("dormant_ttl")).isEqualTo(-1);
        }

        void letKimIn() {
            JsonObject kim =
                    post(
                            "user/create",
                            admin,
                            """
                            {"user_id": "kim@acme.io", "password": "%s", "name": "Kim", "email": "kim@acme.io",
                             "auth_type": "LOCAL"}
                            """
                                    .formatted(PASSWORD));
            assertThat(kim.getString("state")).isEqualTo("PENDING");
            assertThat(kim.getString("role_type")).isEqualTo("USER");
            assertThat(post("role/list", admin, "{}").getInt("total_count")).isEqualTo(3);
            post(
                    "role-binding/create",
                    admin,
                    """
                    {"user_id": "kim@acme.io", "role_id": "managed-workspace-owner",
                     "resource_group": "WORKSPACE", "workspace_id": "%s"}
                    """
                            .formatted(workspace));
            String refresh = signIn(domain, "kim@acme.io");
            JsonObject mine = post("user-profile/get-workspaces", grant(refresh, "\"USER\""), "{}");
            assertThat(mine.getInt("total_count")).isEqualTo(1);
            JsonObject first = mine.getJsonArray("results").getJsonObject(0);
            assertThat(first.getString("role_name")).isEqualTo("Workspace Owner");
            assertThat(first.getString("created_by")).isEqualTo("admin@acme.io");
            String inside =
                    grant(refresh, "\"WORKSPACE\", \"workspace_id\": \"" + workspace + "\"");
            assertThat(claims(inside).getString("rol")).isEqualTo("WORKSPACE_OWNER");
            assertThat(claims(inside).getString("wid")).isEqualTo(workspace);
            assertThat(post("workspace-user/list", inside, "{}").getInt("total_count"))
                    .isEqualTo(1);
        }

        /** Other administrators, other keys: nothing signed before is good for anything. */
        void initializeAgain(String system) {
            String body =
                    """
                    {"admin": {"user_id": "root2@sys.io", "password": "%s", "name": "Root2"}, "force": true}
                    """
                            .formatted(PASSWORD);
            assertThat(code(post("system/init", null, body)))
                    .isEqualTo("ERROR_AUTHENTICATE_FAILURE");
            assertThat(code(post("system/init", systemAdmin, body)))
                    .isEqualTo("ERROR_AUTHENTICATE_FAILURE");
            String renewed = post("system/init", system, body).getString("system_token");
            String query = "{\"domain_id\": \"" + domain + "\"}";
            assertThat(code(post("workspace/list", system, query)))
                    .isEqualTo("ERROR_AUTHENTICATE_FAILURE");
            assertThat(code(post("domain/list", systemAdmin, "{}")))
                    .isEqualTo("ERROR_AUTHENTICATE_FAILURE");
            assertThat(post("workspace/list", renewed, query).getInt("total_count")).isEqualTo(1);
            assertThat(post("role/list", admin, "{}").getInt("total_count")).isEqualTo(3);
        }

        void turnOnApp() {
            String mine = grant(signIn(domain, "admin@acme.io"), "\"USER\"");
            String uri =
                    post("user-profile/enable-mfa", mine, "{\"mfa_type\": \"OTP\"}")
                            .getJsonObject("mfa")
                            .getJsonObject("options")
                            .getString("otp_qrcode_uri");
            JsonObject on =
                    post("user-profile/confirm-mfa", mine, Person.code(App.reading(uri).code()));
            assertThat(on.getJsonObject("mfa").getString("state")).isEqualTo("ENABLED");
        }

        private JsonObject signInWith(String code) {
            return post(
                    "token/issue",
                    null,
                    """
                    {"auth_type": "MFA", "domain_id": "%s", "verify_code": %s,
                     "credentials": {"user_id": "admin@acme.io", "password": "%s"}}
                    """
                            .formatted(domain, code == null ? "null" : '"' + code + '"', PASSWORD));
        }

        private String signIn(String domainId, String user) {
            return post(
                            "token/issue",
                            null,
                            """
                            {"auth_type": "LOCAL", "domain_id": "%s",
                             "credentials": {"user_id": "%s", "password": "%s"}}
                            """
                                    .formatted(domainId, user, PASSWORD))
                    .getString("refresh_token");
        }

        private String grant(String refresh, String scope) {
            return post(
                            "token/grant",
                            null,
                            "{\"grant_type\": \"REFRESH_TOKEN\", \"token\": \"%s\", \"scope\": %s}"
                                    .formatted(refresh, scope))
                    .getString("access_token");
        }

        private JsonObject post(String method, String token, String json) {
            return parse(node.post("/identity/v2/" + method, token, json));
        }
    }

    private static String code(JsonObject answer) {
        return answer.getJsonObject("detail").getString("code");
    }

    private static JsonObject claims(String token) {
        return parse(new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
