package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Node;
import spaceone.testkit.SteppedClock;

/** A node whose machine gets another time while it runs. */
@ByItself
@Tag("servers")
class SetClockIT {

    private static final Duration STEP = Duration.ofMinutes(5);

    @Test
    void whoSetsTheClockDoesNotMoveTheTimeThatANodeGoesBy() throws Exception {
        SteppedClock clock = SteppedClock.create().orElseThrow();
        Map<String, String> environment = new HashMap<>(clock.environment());
        environment.put("IDENTITY_DB_URL", Database.url(Database.fresh()));
        environment.put("IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD);
        try (Node node = Node.start(environment, "-Xmx512m", "-XX:TieredStopAtLevel=1")) {
            node.awaitReady();
            String domainId =
                    post(node, "domain/get-auth-info", "{\"name\": \"default\"}", "domain_id");

            clock.step(STEP);
            hasTheRightTime(node, domainId);
            node.awaitOutput("s ahead of the database");
            clock.step(STEP.negated());
            hasTheRightTime(node, domainId);
            node.awaitOutput("s behind the database");
            hasTheRightTime(node, domainId);
        }
    }

    /** Also before the node asked the database. */
    private static void hasTheRightTime(Node node, String domainId) {
        String token =
                post(
                        node,
                        "token/issue",
                        """
                        {"domain_id": "%s", "auth_type": "LOCAL",
                         "credentials": {"user_id": "admin", "password": "%s"}}
                        """
                                .formatted(domainId, Installation.PASSWORD),
                        "access_token");
        Instant issued = Instant.ofEpochSecond(Jwt.claims(token).getInt("iat"));
        assertThat(issued).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    private static String post(Node node, String method, String json, String member) {
        Answer answer = Api.post(node.base() + "/identity/v2/" + method, null, json);
        return answer.is(200).text(member);
    }
}
