package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.World;

/** The system token belongs to no tenant and names the one it means; nobody else may. */
@InServer
class TenantHeaderIT {

    private final World world = World.fresh();

    @Test
    void systemTokenNamesItsTenantInAHeader() {
        Answer list =
                Api.send(
                        Api.request("/identity/v2/workspace-user/list", Installation.systemToken())
                                .header("Content-Type", "application/json")
                                .header("X-Domain-Id", world.value("D"))
                                .header("X-Workspace-Id", world.value("W1"))
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(list.is(200).json().getInt("total_count")).isEqualTo(2);
        world.call("SYS", "role/list", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
        world.call("SYS@D", "organization/get", "{}").is(200);
    }

    @Test
    void aCheckTakesItsTenantFromTheHeader() {
        String body = "{\"workspace_id\": \"%s\"}".formatted(world.value("W1"));

        checkOf("D", "workspace/check", body).is(200);
        checkOf("D2", "workspace/check", body).isRefused(404, "ERROR_NOT_FOUND");
        checkOf("D2", "app/check", "{\"client_id\": \"client-x\"}")
                .isRefused(403, "ERROR_PERMISSION_DENIED");
        world.call("SYS", "workspace/check", body).isRefused(400, "ERROR_REQUIRED_PARAMETER");
        world.call("SYS", "app/check", "{\"client_id\": \"client-x\"}")
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    private Answer checkOf(String domain, String method, String body) {
        return Api.send(
                Api.request("/identity/v2/" + method, Installation.systemToken())
                        .header("X-Domain-Id", world.value(domain))
                        .POST(BodyPublishers.ofString(body)));
    }

    @Proves({"4.1.3", "8.4.1"})
    @Test
    void tenantHeadersOfOthersMeanNothing() {
        Answer list =
                Api.send(
                        Api.request("/identity/v2/workspace/list", world.token("BA"))
                                .header("Content-Type", "application/json")
                                .header("X-Domain-Id", world.value("D"))
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(list.is(200).json().getInt("total_count")).isZero();
    }
}
