package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Node;
import spaceone.testkit.OwnPostgres;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.traffic.Balancer;
import spaceone.testkit.traffic.Books;
import spaceone.testkit.traffic.Office;
import spaceone.testkit.traffic.Postbox;
import spaceone.testkit.traffic.Traffic;

/**
 * Two nodes on one PostgreSQL under steady traffic. One node after the other is killed and started
 * again, sometimes in the middle of its start, and the database crashes once: whatever was answered
 * stays done, and is done once.
 *
 * <p>A minute here. Longer: {@code -Dit.seconds=600}; {@code -Dit.pause=4} seconds lie between two
 * kills.
 */
@ByItself
@Tag("crash")
class TwoNodesIT {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("it.seconds", 60));
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("it.pause", 4));
    private static final Duration DOUBT = Duration.ofSeconds(2);
    private static final int COUNT = 2;

    private final OwnPostgres postgres = new OwnPostgres();
    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final Books books = new Books();
    private final Balancer balancer = new Balancer(books, COUNT);
    private final Postbox postbox = new Postbox(smtp, books);
    private final Node[] nodes = new Node[COUNT];
    private final ScheduledExecutorService forgiving = Executors.newScheduledThreadPool(1);
    private int kills;
    private int crashes;

    @Test
    void whatWasAnsweredStaysDoneAndIsDoneOnce() throws Exception {
        for (int i = 0; i < COUNT; i++) {
            start(i);
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
        forgiving.scheduleWithFixedDelay(this::forgive, 1, 1, TimeUnit.SECONDS);
        long begin = System.nanoTime();
        try (Traffic traffic = new Traffic(new Office(balancer, books, postbox))) {
            traffic.start();
            disturb(begin + LENGTH.toNanos());
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            traffic.settle();
            postbox.settle();
            readRecords();
            print(seconds);
        }

        assertThat(books.areClean()).as(books.promises()).isTrue();
        assertThat(kills).isGreaterThanOrEqualTo(2);
        assertThat(crashes).isEqualTo(1);
    }

    /** One node at a time is away; the other one serves. */
    private void disturb(long end) throws Exception {
        long half = System.nanoTime() + (end - System.nanoTime()) / 2;
        for (int victim = 0; System.nanoTime() < end; victim = (victim + 1) % COUNT) {
            pause();
            kill(victim);
            if (kills % 3 == 1) {
                pause();
                kill(victim);
            }
            nodes[victim].awaitReady();
            if (crashes == 0 && System.nanoTime() > half) {
                pause();
                doubtfully(postgres::crash);
                crashes++;
            }
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
    }

    private void kill(int index) throws Exception {
        doubtfully(nodes[index]::kill);
        kills++;
        start(index);
    }

    /** What was handed over right before may not have been written down. */
    private void doubtfully(Step breaking) throws Exception {
        long begin = System.nanoTime();
        breaking.take();
        books.history().doubt(begin - DOUBT.toNanos(), System.nanoTime() + DOUBT.toNanos());
    }

    private interface Step {
        void take() throws Exception;
    }

    private void readRecords() throws SQLException {
        try (Connection connection = postgres.database().getConnection()) {
            books.readRecords(connection);
        }
    }

    private void start(int index) {
        nodes[index] =
                Node.start(
                        Map.of(
                                "IDENTITY_DB_URL", postgres.url(),
                                "IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD,
                                "IDENTITY_SECRET_KEY", "a key that all nodes of this test share",
                                "IDENTITY_SMTP_HOST", "localhost",
                                "IDENTITY_SMTP_PORT", String.valueOf(smtp.port()),
                                "IDENTITY_SMTP_TLS", "none",
                                "IDENTITY_SMTP_FROM", "identity@example.com",
                                "IDENTITY_MAIL_LEASE", "PT10S"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1");
        balancer.node(index, nodes[index].base());
    }

    /**
     * All traffic comes from one address, and a sign-in whose node dies stays a failed attempt: in
     * time they would block the address.
     */
    private void forgive() {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from failed_attempts where subject like 'source %'");
            statement.execute("delete from quotas where subject like '% from %'");
        } catch (SQLException e) {
            // It is down for a moment, or has no tables yet; the next turn comes soon.
        }
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void print(long seconds) {
        System.out.printf(
                Locale.ROOT,
                "TwoNodesIT: %d s, %s, %d kills, %d database crash, %,d mails (%d repeated), %s,"
                        + " longest wait for an answer %.1f s%n",
                seconds,
                books.total(),
                kills,
                crashes,
                postbox.different(),
                postbox.repeats(),
                books.promises(),
                books.total().longestWait());
        books.printWrongs();
    }

    @AfterEach
    void stop() throws IOException {
        forgiving.shutdownNow();
        for (Node node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        balancer.close();
        smtp.close();
        postgres.close();
    }
}
