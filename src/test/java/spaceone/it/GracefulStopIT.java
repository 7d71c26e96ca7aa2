package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Database;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.Outbox;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.ScriptedSmtp.Taken;
import spaceone.testkit.Server;

/** A node that is asked to stop in the middle of its work. */
@ByItself
@Tag("crash")
class GracefulStopIT {

    private static final String SECRET_KEY = "a key of this test that is long enough";
    private static final int CLIENTS = 6;
    private static final int MAILS = 100;

    /** The server serves on for so long; longer than a load balancer takes to look. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * Longer than the server itself waits for a request. It is a lock that it waits for, and not as
     * long as the database lets it otherwise.
     */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final DataSource database = Database.fresh();
    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final Outbox outbox = new Outbox(database, SECRET_KEY);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger answered = new AtomicInteger();
    private Node node;
    private String admin;

    @Test
    void whoWasLetInIsAnsweredAndMailsGoBackToTheQueue() throws Exception {
        assumeThat(Server.current().isWithoutAdapter())
                .as("Payara Server stops as Payara Micro does")
                .isFalse();
        start();
        smtp.otherwise(ScriptedSmtp.Act.TAKE_SLOWLY);
        outbox.fill(MAILS, "Sesame-4-Open-");
        List<CompletableFuture<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String userId = "user" + i;
            create(userId);
            clients.add(CompletableFuture.supplyAsync(() -> rename(userId), threads));
        }
        assertThat(smtp.awaitCount(2, Duration.ofSeconds(30))).isTrue();
        create("slow");
        await("the node says that it lives")
                .atMost(GRACE.plus(SLOW).plusSeconds(20))
                .until(() -> nodes() == 1);
        CompletableFuture<Answer> slow;
        long signal;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            run(holder, "select 1 from users where user_id = 'slow' for update");
            slow = CompletableFuture.supplyAsync(() -> update("slow", 1), threads);
            awaitWaiting(holder);

            signal = System.nanoTime();
            node.terminate();

            awaitNotServing();
            new CountDownLatch(1).await(SLOW.toMillis(), TimeUnit.MILLISECONDS);
            holder.commit();
        }
        assertThat(slow.get(10, TimeUnit.SECONDS).is(200).text("name")).isEqualTo("v1");
        assertThat(node.awaitEnd()).isEqualTo(143);
        assertThat(nodes()).as("it went in order, and is not lost").isZero();
        Duration took = Duration.ofNanos(System.nanoTime() - signal);
        System.out.printf(
                "GracefulStopIT: stopped in %.1f s, %d requests answered, %d of %d mails sent%n",
                took.toMillis() / 1000.0, answered.get(), smtp.count(), MAILS);

        assertThat(took).isLessThan(GRACE.plus(SLOW).plusSeconds(20));
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(nameOf("user" + i)).isEqualTo("v" + clients.get(i).get());
        }
        assertThat(smtp.taken().stream().map(Taken::messageId).collect(Collectors.toSet()))
                .hasSize(smtp.count());
        assertThat(outbox.count("state = 'SENT'")).isEqualTo(smtp.count()).isLessThan(MAILS);
        assertThat(outbox.count("claimed_by is not null")).isZero();
        assertThat(outbox.count("state = 'QUEUED' and attempts = 0 and next_attempt_at <= now()"))
                .isEqualTo(MAILS - smtp.count());
    }

    private void start() throws InterruptedException {
        node =
                Node.start(
                        Map.of(
                                "IDENTITY_DB_URL",
                                Database.url(database) + "&options=-c%20lock_timeout=20s",
                                "IDENTITY_BOOTSTRAP_PASSWORD",
                                Installation.PASSWORD,
                                "IDENTITY_SECRET_KEY",
                                SECRET_KEY,
                                "IDENTITY_SMTP_HOST",
                                "localhost",
                                "IDENTITY_SMTP_PORT",
                                String.valueOf(smtp.port()),
                                "IDENTITY_SMTP_TLS",
                                "none",
                                "IDENTITY_SMTP_FROM",
                                "identity@example.com",
                                "IDENTITY_MAIL_LEASE",
                                "PT10M"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfish.payara.shutdowngrace=" + GRACE.toMillis());
        node.awaitReady();
        String domain = post("domain/get-auth-info", "{\"name\": \"default\"}").text("domain_id");
        String refresh =
                post(
                                "token/issue",
                                """
                                {"domain_id": "%s", "auth_type": "LOCAL",
                                 "credentials": {"user_id": "admin", "password": "%s"}}
                                """
                                        .formatted(domain, Installation.PASSWORD))
                        .text("refresh_token");
        admin =
                post(
                                "token/grant",
                                """
                                {"grant_type": "REFRESH_TOKEN", "scope": "DOMAIN", "token": "%s"}
                                """
                                        .formatted(refresh))
                        .text("access_token");
    }

    private Answer post(String method, String json) {
        return Api.post(node.base() + "/identity/v2/" + method, admin, json);
    }

    private void create(String userId) {
        post(
                        "user/create",
                        "{\"user_id\": \"%s\", \"auth_type\": \"LOCAL\", \"password\": \"%s\"}"
                                .formatted(userId, Installation.PASSWORD))
                .is(200);
    }

    private Answer update(String userId, int version) {
        return post(
                "user/update",
                "{\"user_id\": \"%s\", \"name\": \"v%d\"}".formatted(userId, version));
    }

    /** Until the node takes no more requests. Returns the last version that was answered. */
    private int rename(String userId) {
        int version = 0;
        Answer answer = update(userId, version + 1);
        while (answer.status() == 200) {
            version++;
            answered.incrementAndGet();
            answer = update(userId, version + 1);
        }
        answer.is(503);
        if (Server.current().isForOneApplication()) {
            // WildFly says 503 itself, before the application is asked
            assertThat(answer.headers().firstValue("Connection")).contains("close");
        }
        return version;
    }

    private long nodes() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return run(connection, "select count(*) from nodes");
        }
    }

    private void awaitNotServing() {
        Answer check = Api.get(node.base() + "/check");
        for (long end = System.nanoTime() + GRACE.toNanos();
                check.status() == 200 && System.nanoTime() < end; ) {
            check = Api.get(node.base() + "/check");
        }
        check.is(503);
        if (Server.current().isForOneApplication()) {
            assertThat(check.body()).isEqualTo("{\"status\":\"NOT_SERVING\"}");
        }
    }

    private static void awaitWaiting(Connection connection) throws Exception {
        String waiting = "select count(*) from pg_locks where not granted";
        await("the slow request is at work").until(() -> run(connection, waiting) > 0);
    }

    private static long run(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String nameOf(String userId) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select name from users where user_id = '" + userId + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (node != null) {
            node.close();
        }
        smtp.close();
    }
}
