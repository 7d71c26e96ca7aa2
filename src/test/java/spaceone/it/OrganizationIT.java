package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** What those see of organisations who run the installation. */
@InServer
class OrganizationIT {

    private final Tenant acme = Installation.domain();

    private static Answer figures(String token, String... domainIds) {
        String ids = String.join("\", \"", domainIds);
        return Api.post(
                "/identity/v2/organization/list-figures",
                token,
                "{\"domain_ids\": [\"" + ids + "\"]}");
    }

    @Test
    void whoRunsTheInstallationSeesHowManyPeopleAnOrganisationHas() {
        acme.user("kim@acme.io");
        acme.asAdmin("user/disable", "{\"user_id\": \"kim@acme.io\"}").is(200);
        acme.asAdmin("workspace/create", "{\"name\": \"Sales\"}").is(200);

        List<JsonObject> results =
                figures(Installation.systemAdmin(), acme.domainId(), "domain-none")
                        .is(200)
                        .json()
                        .getJsonArray("results")
                        .getValuesAs(JsonObject.class);

        JsonObject here = results.get(0);
        assertThat(here.getString("domain_id")).isEqualTo(acme.domainId());
        assertThat(here.getInt("users")).isEqualTo(2);
        assertThat(here.getInt("enabled_users")).isEqualTo(1);
        assertThat(here.getInt("administrators")).isEqualTo(1);
        assertThat(here.getInt("workspaces")).isEqualTo(1);
        assertThat(Instant.parse(here.getString("last_accessed_at")))
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(results.get(1).toString())
                .isEqualTo(
                        "{\"domain_id\":\"domain-none\",\"users\":0,\"enabled_users\":0,"
                                + "\"administrators\":0,\"workspaces\":0}");
    }

    @Test
    void nobodyElseDoes() {
        figures(acme.adminToken(), acme.domainId()).isRefused(403, "ERROR_PERMISSION_DENIED");
    }
}
