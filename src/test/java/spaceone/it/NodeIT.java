package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;

/** What those see of the nodes who run the installation. */
@InServer
class NodeIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private static Answer list(String token) {
        return Api.post("/identity/v2/node/list", token, "{}");
    }

    private static List<JsonObject> serving(String token) {
        return list(token)
                .is(200)
                .json()
                .getJsonArray("results")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(node -> node.getString("state").equals("SERVING"))
                .toList();
    }

    @Test
    void whoRunsTheInstallationSeesTheNodesThatServeIt() {
        String root = Installation.systemAdmin();
        await().atMost(SOON).until(() -> !serving(root).isEmpty());

        JsonObject node = serving(root).get(0);

        assertThat(node.getString("node_id")).matches("node-[0-9a-f]{12}");
        assertThat(node.getString("host")).isNotBlank();
        assertThat(node.getString("version")).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(node.getString("server")).containsPattern("(Payara|WildFly).*[0-9]");
        assertThat(node.getString("java_version")).matches("[0-9].*");
        assertThat(node.getInt("clock_ahead")).isZero();
        assertThat(node.getJsonArray("failing_chores")).isEmpty();
        assertThat(Instant.parse(node.getString("started_at")))
                .isBefore(Instant.parse(node.getString("seen_at")));
    }

    @Test
    void nobodyElseDoes() {
        list(Installation.sharedDomain().adminToken()).isRefused(403, "ERROR_PERMISSION_DENIED");
        list(null).isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }
}
