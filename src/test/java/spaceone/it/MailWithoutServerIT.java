package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Json;
import spaceone.testkit.Node;
import spaceone.testkit.Outbox;
import spaceone.testkit.Server;

/** An installation without a mail server: mails wait where whoever runs it can read them. */
@ByItself
@Tag("servers")
class MailWithoutServerIT {

    private static final String SECRET_KEY = "a key that the test and its service share";
    private static final String TOKEN = "Sesame-5-Shut";
    private static final String[] QUICK = {
        "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
    };

    private final DataSource database = Database.fresh();
    private static final String METRICS_TOKEN = "scrape";

    private final Outbox outbox = new Outbox(database, SECRET_KEY);

    @Test
    void mailsArePrintedOnceAndStayToBeRead() throws Exception {
        try (Node node = start(Map.of("IDENTITY_MAIL_CONSOLE", "true"))) {
            node.awaitReady();
            String mailId = outbox.link("kim@example.com", TOKEN);
            String link = "http://localhost:8080/?sso_access_token=" + TOKEN;

            node.awaitOutput(link);

            assertThat(node.output())
                    .contains("No mail server is configured (IDENTITY_SMTP_HOST)")
                    .contains("To: kim@example.com")
                    .containsOnlyOnce(link);
            assertThat(outbox.count("state = 'QUEUED' and next_attempt_at = expires_at")).isOne();
            if (Server.current().isForOneApplication()) {
                assertThat(queuedByTheMetric(node)).isEqualTo("1");
            }
            assertThat(read(node, mailId)).contains(link);
            assertThat(
                            outbox.count(
                                    "mail_id in (select target_id from audit_records where action ="
                                            + " 'Mail.get' and domain_id = mails.domain_id)"))
                    .isOne();
        }
    }

    @Test
    void aConsoleAddressThatLinksCannotBeMadeFromIsRefused() throws InterruptedException {
        try (Node node = start(Map.of("IDENTITY_CONSOLE_URL", "https://console.example.com"))) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.output())
                    .containsOnlyOnce(
                            "Identity does not start: identity.console.url (IDENTITY_CONSOLE_URL)");
        }
    }

    private Node start(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("IDENTITY_DB_URL", Database.url(database));
        environment.put("IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD);
        environment.put("IDENTITY_SECRET_KEY", SECRET_KEY);
        environment.put("IDENTITY_METRICS_TOKEN", METRICS_TOKEN);
        return Node.start(environment, QUICK);
    }

    private static String queuedByTheMetric(Node node) {
        return Api.get(node.base() + "/check/metrics", METRICS_TOKEN)
                .body()
                .lines()
                .filter(line -> line.startsWith("identity_outbox_mails "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1).replace(".0", ""))
                .findFirst()
                .orElse("none");
    }

    /** As the administrator of the installation. */
    private static String read(Node node, String mailId) {
        String refresh =
                Json.text(
                        node.post(
                                "/identity/token/issue",
                                null,
                                "{\"domain_id\":\"domain-root\",\"auth_type\":\"LOCAL\",\"credentials\":{\"user_id\":\"admin\",\"password\":\""
                                        + Installation.PASSWORD
                                        + "\"}}"),
                        "refresh_token");
        String token =
                Json.text(
                        node.post(
                                "/identity/token/grant",
                                null,
                                "{\"grant_type\":\"REFRESH_TOKEN\",\"scope\":\"SYSTEM\",\"token\":\""
                                        + refresh
                                        + "\"}"),
                        "access_token");
        return Json.text(
                node.post("/identity/mail/get", token, "{\"mail_id\":\"" + mailId + "\"}"), "text");
    }
}
