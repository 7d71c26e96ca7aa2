package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** A program gets its new secret without anybody having to hurry. */
@InServer
class AppOverlapIT {

    private static final String CALL = "/identity/v2/user/list";

    private final Tenant acme = Installation.domain();

    @Test
    void theSecretBeforeWorksUntilItsEnd() {
        Answer made = app();
        String first = made.text("client_secret");
        String app = "{\"app_id\": \"" + made.text("app_id") + "\"%s}";

        Answer renewed =
                acme.asAdmin(
                        "app/generate-client-secret", app.formatted(", \"overlap_hours\": 168"));
        String second = renewed.is(200).text("client_secret");
        Api.post(CALL, first, "{}").is(200);
        Api.post(CALL, second, "{}").is(200);
        String until = renewed.text("previous_until");
        assertThat(acme.asAdmin("app/get", app.formatted("")).text("previous_until"))
                .isEqualTo(until);
        assertThat(acme.asAdmin("app/list", "{}").body()).contains(until);

        Answer ended = acme.asAdmin("app/end-previous-secret", app.formatted(""));
        assertThat(ended.is(200).json()).doesNotContainKey("previous_until");
        Api.post(CALL, first, "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        Api.post(CALL, second, "{}").is(200);
        assertThat(
                        acme.asAdmin(
                                        "audit-record/list",
                                        """
                                        {"query": {"filter": [{"k": "target", "v": "App", "o": "eq"}]}}
                                        """)
                                .body())
                .contains("App.generate_client_secret", "App.end_previous_secret")
                .contains("\"previous_until\"");
    }

    @Test
    void withoutAWordOfItTheSecretBeforeIsDeadAtOnce() {
        Answer made = app();
        String app = "{\"app_id\": \"" + made.text("app_id") + "\"%s}";
        acme.asAdmin("app/generate-client-secret", app.formatted("")).is(200);

        Api.post(CALL, made.text("client_secret"), "{}").isRefused(403, "ERROR_PERMISSION_DENIED");
        for (String hours : new String[] {"169", "-1", "\"a day\"", "1.5"}) {
            Answer refused =
                    acme.asAdmin(
                            "app/generate-client-secret",
                            app.formatted(", \"overlap_hours\": " + hours));
            assertThat(refused.status()).as(hours).isEqualTo(400);
        }
    }

    private Answer app() {
        return acme.asAdmin(
                        "app/create",
                        """
                        {"name": "ci", "role_id": "managed-domain-admin", "resource_group": "DOMAIN"}
                        """)
                .is(200);
    }
}
