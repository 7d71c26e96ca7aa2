package spaceone.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Json;
import spaceone.testkit.Node;
import spaceone.testkit.ScriptedSmtp;

/**
 * What a mail costs the call that causes it: {@code user/update} with a new address, for a user
 * whose old address was proven (he is told) and for one whose was not (he is not). By turns, so
 * that both see the same machine; with a mail server that works, one that stalls, and none at all.
 */
@Tag("bench")
class MailCostBench {

    private static final PrintStream OUT = System.out;
    private static final int SAMPLES = Integer.getInteger("bench.samples", 1000);

    private final DataSource database = Database.fresh();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private String token;

    @Test
    void anUpdateThatIsToldBesideOneThatIsNot() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "IDENTITY_DB_URL",
                        Database.url(database),
                        "IDENTITY_BOOTSTRAP_PASSWORD",
                        Installation.PASSWORD,
                        "IDENTITY_SMTP_HOST",
                        "localhost",
                        "IDENTITY_SMTP_PORT",
                        String.valueOf(server.port()),
                        "IDENTITY_SMTP_TLS",
                        "none",
                        "IDENTITY_SMTP_FROM",
                        "identity@example.com");
        try (Node node = Node.start(environment, "-Xmx1g")) {
            node.awaitReady();
            prepare(node);
            measure(node, "(warm-up)");
            measure(node, "works");
            server.otherwise(ScriptedSmtp.Act.STALL);
            measure(node, "stalls");
            server.close();
            measure(node, "is away");
        }
    }

    private void prepare(Node node) {
        String domain =
                Json.text(
                        node.post("/identity/domain/get-auth-info", null, "{\"name\":\"default\"}"),
                        "domain_id");
        String refresh =
                Json.text(
                        node.post(
                                "/identity/token/issue",
                                null,
                                "{\"domain_id\":\"%s\",\"auth_type\":\"LOCAL\",\"credentials\":{\"user_id\":\"admin\",\"password\":\"%s\"}}"
                                        .formatted(domain, Installation.PASSWORD)),
                        "refresh_token");
        token =
                Json.text(
                        node.post(
                                "/identity/token/grant",
                                null,
                                "{\"grant_type\":\"REFRESH_TOKEN\",\"scope\":\"DOMAIN\",\"timeout\":7200,\"token\":\"%s\"}"
                                        .formatted(refresh)),
                        "access_token");
        node.post(
                "/identity/user/create",
                token,
                "{\"user_id\":\"kim\",\"auth_type\":\"LOCAL\",\"password\":\"%s\",\"email\":\"kim@example.com\"}"
                        .formatted(Installation.PASSWORD));
    }

    private void measure(Node node, String how) throws SQLException {
        double[] untold = new double[SAMPLES];
        double[] told = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            untold[i] = update(node, false, i);
            told[i] = update(node, true, i);
        }
        OUT.printf(
                "mail server %-10s  without mail %5.2f ms   with mail %5.2f ms   %+5.2f ms   (p90 %5.2f, %5.2f)   %d mails%n",
                how,
                quantile(untold, 0.5),
                quantile(told, 0.5),
                quantile(told, 0.5) - quantile(untold, 0.5),
                quantile(untold, 0.9),
                quantile(told, 0.9),
                server.count());
    }

    private double update(Node node, boolean proven, int i) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "update users set email_verified = ? where user_id = 'kim'")) {
            statement.setBoolean(1, proven);
            statement.executeUpdate();
        }
        String body =
                "{\"user_id\":\"kim\",\"email\":\"kim%s%d@example.com\"}"
                        .formatted(proven ? "a" : "b", i);
        long begin = System.nanoTime();
        String answer = node.post("/identity/user/update", token, body);
        long end = System.nanoTime();
        if (!answer.contains("\"user_id\"")) {
            throw new IllegalStateException(answer);
        }
        return (end - begin) / 1e6;
    }

    private static double quantile(double[] samples, double quantile) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[(int) (quantile * (sorted.length - 1))];
    }
}
