package spaceone.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import spaceone.testkit.Database;
import spaceone.testkit.Json;
import spaceone.testkit.Node;

/**
 * A node, on an empty database unless it is given one, as operators start it, and its
 * administrator.
 */
final class Target implements AutoCloseable {

    static final String PASSWORD = "Correct9Horse";

    /** Asks for the administrator himself. */
    static final String GET = "{\"user_id\":\"admin\"}";

    final Node node;

    Target(List<Path> others, Map<String, String> settings) {
        this(Database.fresh(), others, settings);
    }

    Target(DataSource database, List<Path> others, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("IDENTITY_DB_URL", Database.url(database));
        environment.put("IDENTITY_BOOTSTRAP_PASSWORD", PASSWORD);
        node = Node.start(environment, others, "-Xmx1g");
    }

    URI url(String method) {
        return node.base().resolve("/identity/v2/" + method);
    }

    String post(String method, String token, String json) {
        return node.post("/identity/v2/" + method, token, json);
    }

    /** The request with which he signs in. */
    String signIn() {
        String domain = post("domain/get-auth-info", null, "{\"name\":\"default\"}");
        return "{\"domain_id\":\""
                + Json.text(domain, "domain_id")
                + "\",\"auth_type\":\"LOCAL\",\"credentials\":{\"user_id\":\"admin\",\"password\":\""
                + PASSWORD
                + "\"}}";
    }

    /** An access token of his that outlives any bench. */
    String token() {
        String refresh = Json.text(post("token/issue", null, signIn()), "refresh_token");
        String grant =
                "{\"grant_type\":\"REFRESH_TOKEN\",\"token\":\""
                        + refresh
                        + "\",\"scope\":\"DOMAIN\",\"timeout\":7200}";
        return Json.text(post("token/grant", null, grant), "access_token");
    }

    @Override
    public void close() {
        node.close();
    }
}
