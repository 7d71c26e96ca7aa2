package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Jwt;
import spaceone.testkit.Node;
import spaceone.testkit.Parallel;
import spaceone.testkit.Staff;

/**
 * Keys change while two nodes serve. The first node has made a key of its own in its data
 * directory; then one node after the other is started with keys from the configuration, the second
 * with a new one in front.
 */
@ByItself
@Tag("crash")
class RotationIT {

    private static final String NEW = "the key that everything is to be sealed with";
    private static final int SIGN_INS_AT_LEAST = 10;

    private static DataSource database;
    private static String old;
    private static Staff staff;
    private static Node behind;
    private static Node ahead;

    @BeforeAll
    static void changeTheKey() throws InterruptedException, IOException {
        database = Database.fresh();
        Path data = Files.createTempDirectory(Path.of("target"), "rotation").toAbsolutePath();
        try (Node first = start(Map.of("IDENTITY_DATA_DIR", data.toString()))) {
            first.awaitReady();
            staff = Staff.on(first);
        }
        old = Files.readString(data.resolve("secret.key")).strip();
        behind = start(Map.of("IDENTITY_SECRET_KEY", old + "," + NEW));
        behind.awaitOutput("Secrets are sealed with key");
        ahead = start(Map.of("IDENTITY_SECRET_KEY", NEW + "," + old));
        behind.awaitReady();
        ahead.awaitReady();
    }

    @AfterAll
    static void stop() {
        staff.close();
        behind.close();
        ahead.close();
    }

    @Test
    void everythingIsSealedAnewAndOpensOnBothNodes() throws Exception {
        staff.signIn(behind);
        ahead.awaitOutput("Nothing is sealed with key " + id(old) + " any more. Keep it");

        staff.signIn(behind);
        staff.signIn(ahead);

        assertThat(ahead.output())
                .contains("1 of otp_secrets")
                .contains("4 of signing_keys")
                .contains("1 of external_auths")
                .contains("2 of mails")
                .doesNotContain("may be taken away", "WARNING: This node has no key");
        behind.awaitOutput(
                "A node that started later seals with key "
                        + id(NEW)
                        + ". This one seals with "
                        + id(old));
        Secrets onlyNew = new Secrets(NEW);
        for (String[] row :
                rows("select mail_id, sealed_secret from mails where sealed_secret is not null")) {
            assertThat(onlyNew.open(row[1], SealedColumn.MAIL, row[0])).isNotBlank();
        }
        for (String[] row : rows("select kid, private_jwk from signing_keys")) {
            assertThat(onlyNew.open(row[1], SealedColumn.SIGNING_KEY, row[0])).contains(row[0]);
        }
        for (String[] row : rows("select secret_id, secret from otp_secrets")) {
            assertThat(onlyNew.open(row[1], SealedColumn.OTP_SECRET, row[0])).isNotBlank();
        }
    }

    @Test
    void signingKeysChangeAndNobodyNotices() throws Exception {
        String domain = "{\"domain_id\": \"" + staff.domainId() + "\"}";
        String token = staff.admin(behind);
        String before = kid(token);
        Set<String> kids = ConcurrentHashMap.newKeySet();
        List<Callable<List<Answer>>> work = new ArrayList<>();
        for (Node[] way : new Node[][] {{behind, ahead}, {ahead, behind}}) {
            work.add(() -> signInHereActThere(way[0], way[1], token, kids, before));
        }
        work.add(
                () -> {
                    String operator = Staff.operator(ahead);
                    return List.of(Staff.post(ahead, "domain/rotate-keys", operator, domain));
                });

        List<Answer> answers = Parallel.run(3, work).stream().flatMap(List::stream).toList();

        assertThat(answers).hasSizeGreaterThan(4 * SIGN_INS_AT_LEAST);
        assertThat(answers).allSatisfy(answer -> answer.is(200));
        assertThat(kids).hasSize(2).contains(before);
        assertThat(published(behind)).containsAll(kids);
        assertThat(published(ahead)).containsAll(kids);
        assertThat(rows("select id from audit_records where action = 'Domain.rotate_keys'"))
                .hasSize(1);

        // a year and a day later, the tokens of before are dead and so is their key
        execute("update signing_keys set retired_at = retired_at - interval '367 days'");
        Staff.post(ahead, "domain/rotate-keys", Staff.operator(ahead), domain).is(200);
        assertThat(published(behind)).doesNotContain(before).hasSize(2);
        awaitRefusal(behind, token);
    }

    /** Until the new key has signed here as well, within a minute. */
    private static List<Answer> signInHereActThere(
            Node here, Node there, String oldToken, Set<String> kids, String before) {
        List<Answer> answers = new ArrayList<>();
        String refresh = Staff.adminRefresh(here, staff.domainId());
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        int afterwards = 0;
        while (afterwards < SIGN_INS_AT_LEAST && System.nanoTime() < limit) {
            Answer granted = Staff.grant(here, refresh, "DOMAIN");
            answers.add(granted);
            String fresh = granted.text("access_token");
            kids.add(kid(fresh));
            afterwards += kid(fresh).equals(before) ? 0 : 1;
            answers.add(Staff.post(there, "user/get", fresh, "{\"user_id\": \"kim\"}"));
            answers.add(Staff.post(here, "user/get", oldToken, "{\"user_id\": \"kim\"}"));
        }
        assertThat(afterwards).isEqualTo(SIGN_INS_AT_LEAST);
        return answers;
    }

    /** Nodes keep a key for ten seconds. */
    private static void awaitRefusal(Node node, String token) {
        String kim = "{\"user_id\": \"kim\"}";
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Staff.post(node, "user/get", token, kim),
                        answer -> answer.status() != 200)
                .is(401);
    }

    private static Set<String> published(Node node) throws Exception {
        String set = Api.get(node.base() + "/jwks/" + staff.domainId()).is(200).body();
        return JWKSet.parse(set).getKeys().stream().map(JWK::getKeyID).collect(Collectors.toSet());
    }

    private static String kid(String token) {
        return Jwt.header(token).getString("kid");
    }

    private static String id(String key) {
        return new Secrets(key).seal("x", SealedColumn.MAIL, "x").substring(3, 11);
    }

    private static Node start(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("IDENTITY_DB_URL", Database.url(database));
        environment.put("IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD);
        environment.put("IDENTITY_EXTERNAL_ALLOW_PRIVATE_ADDRESSES", "true");
        return Node.start(environment, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    private static List<String[]> rows(String sql) throws SQLException {
        List<String[]> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(
                        new String[] {
                            rows.getString(1), rows.getString(rows.getMetaData().getColumnCount())
                        });
            }
        }
        return found;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
