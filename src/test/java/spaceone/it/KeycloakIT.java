package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Federation;
import spaceone.testkit.Installation;
import spaceone.testkit.Keycloak;
import spaceone.testkit.Time;

/** The whole way with a real Keycloak: {@code mvn verify -Pkeycloak}. */
@InServer
class KeycloakIT {

    private static final String KIM = "kim@beta.io";
    private static final String PASSWORD = "Kims own 1";
    private static Optional<Keycloak> server = Optional.empty();

    @BeforeAll
    static void start() {
        server = Keycloak.start();
        assumeTrue(server.isPresent(), "only with -Pkeycloak");
    }

    @AfterAll
    static void stop() {
        server.ifPresent(Keycloak::close);
    }

    @Test
    void anEmployeeSignsInUntilHeLeaves() {
        Time.forgetSource();
        Keycloak keycloak = server.orElseThrow();
        Federation beta = Federation.of(Installation.domain());
        beta.set(keycloak.options(), keycloak.secrets().build()).is(200);
        assertMetadata(beta);

        assertThat(beta.find("keyword", "ark").is(200).body())
                .contains(KIM, "Kim Park")
                .doesNotContain("lee@beta.io");
        assertThat(beta.find("user_id", "kim").is(200).json().getInt("total_count")).isZero();
        assertThat(beta.create(KIM).is(200).body())
                .contains("\"name\":\"Kim Park\"", "\"state\":\"ENABLED\"");

        beta.signIn(keycloak.token("other", KIM, PASSWORD)).is(401);
        String token = keycloak.token(Keycloak.CLIENT, KIM, PASSWORD);
        Answer tokens = beta.signIn(token).is(200);
        Federation.profile(tokens.text("access_token")).is(200);

        keycloak.disables(KIM);
        beta.signIn(token).is(401);
        assertThat(beta.sync(KIM).is(200).text("state")).isEqualTo("DISABLED");
        Federation.profile(tokens.text("access_token")).is(401);
        assertThat(Installation.grant(tokens.text("refresh_token"), "USER").status())
                .isIn(400, 401);
    }

    private static void assertMetadata(Federation beta) {
        JsonObject metadata =
                Api.post(
                                "/identity/v2/domain/get-auth-info",
                                null,
                                "{\"name\": \"%s\"}".formatted(beta.tenant().name()))
                        .is(200)
                        .json()
                        .getJsonObject("metadata");
        assertThat(metadata.getString("realm")).isEqualTo("beta");
        assertThat(metadata.getString("client_id")).isEqualTo(Keycloak.CLIENT);
        assertThat(metadata.getString("authorization_endpoint"))
                .matches("http://[^/]+/realms/beta/protocol/openid-connect/auth");
    }
}
