package spaceone.adversity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import spaceone.testkit.Glutton;
import spaceone.testkit.Installation;
import spaceone.testkit.Line;
import spaceone.testkit.Node;
import spaceone.testkit.PatroniPair;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.ShippedProxy;
import spaceone.testkit.traffic.History;

/** Three nodes behind HAProxy, a pair of PostgreSQL under Patroni, and a mail server. */
final class Ground implements AutoCloseable {

    static final int NODES = 3;

    /** Three on two cores, beside clients and database. */
    private static final Duration START = Duration.ofMinutes(10);

    /** After it was told to stop: longer than HAProxy takes to notice. */
    private static final Duration SERVES_ON = Duration.ofSeconds(5);

    private static final Duration BEFORE = Duration.ofSeconds(2);

    /** Longer than a claim on a mail lasts that its node did not give back. */
    private static final Duration AFTER = Duration.ofSeconds(15);

    private static final String NEWEST_FROM =
            """
            select count(*) from (select created_at from audit_records order by id desc limit 200) r
            where abs(extract(epoch from created_at - now()) - ?) < 60
            """;

    final PatroniPair database;
    final ScriptedSmtp smtp = new ScriptedSmtp();
    private final List<Node> nodes = new ArrayList<>();

    /** For each node, that it is to run out of memory. */
    private final Path signs = Files.createTempDirectory(Path.of("target"), "signs");

    /** From each node to each PostgreSQL. */
    private final List<List<Line>> lines = new ArrayList<>();

    private final ShippedProxy proxy;
    private final ScheduledExecutorService forgiving = Executors.newScheduledThreadPool(1);

    private Ground(PatroniPair database) throws IOException, InterruptedException {
        this.database = database;
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            ports.add(Node.freePort());
            lines.add(new ArrayList<>());
            for (int port : database.ports()) {
                lines.get(i).add(new Line(port));
            }
            nodes.add(start(i, ports.get(i), Node.war(), Map.of()));
            nodes.get(i).awaitReady(START);
        }
        proxy = ShippedProxy.haproxyForAll(ports).orElseThrow();
        forgiving.scheduleWithFixedDelay(this::forgive, 1, 1, TimeUnit.SECONDS);
    }

    /** Empty where its programs are not to be had. */
    static Optional<Ground> prepare() throws IOException, InterruptedException {
        Optional<PatroniPair> pair = PatroniPair.start();
        return pair.isEmpty() ? Optional.empty() : Optional.of(new Ground(pair.get()));
    }

    private Node start(int index, int port, Path war, Map<String, String> more) throws IOException {
        List<Integer> throughLines = lines.get(index).stream().map(Line::port).toList();
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(
                Map.of(
                        "IDENTITY_DB_URL", PatroniPair.url(throughLines),
                        "IDENTITY_DB_POOL_SIZE", "16",
                        "IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD,
                        "IDENTITY_SECRET_KEY", "a key that all nodes of this test share",
                        "IDENTITY_SMTP_HOST", "localhost",
                        "IDENTITY_SMTP_PORT", String.valueOf(smtp.port()),
                        "IDENTITY_SMTP_TLS", "none",
                        "IDENTITY_SMTP_FROM", "identity@example.com",
                        "IDENTITY_MAIL_LEASE", "PT10S"));
        return Node.startAt(
                port,
                war,
                environment,
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                Glutton.option(signs.resolve("" + index)),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfish.payara.shutdowngrace=" + SERVES_ON.toMillis());
    }

    URI front() {
        return proxy.plainBase();
    }

    Node node(int index) {
        return nodes.get(index);
    }

    Line lineToPrimary(int index) {
        return lines.get(index).get(database.number(database.primary()));
    }

    /** Again, where it was. */
    void restart(int index) throws IOException, InterruptedException {
        restart(index, Node.war(), Map.of());
    }

    /**
     * Stops it as operators do, and starts it again.
     *
     * @param war perhaps of another release
     * @param more what its process finds in its environment, the settings aside
     */
    void roll(int index, Path war, Map<String, String> more, History history) throws Exception {
        doubtfully(
                history,
                () -> {
                    nodes.get(index).terminate();
                    nodes.get(index).awaitEnd();
                });
        restart(index, war, more);
    }

    /** Until it has no memory left. Returns with which status it ends. */
    int starve(int index) throws IOException, InterruptedException {
        Path sign = Files.createFile(signs.resolve("" + index));
        int status = nodes.get(index).awaitEnd();
        Files.delete(sign);
        return status;
    }

    private void restart(int index, Path war, Map<String, String> more)
            throws IOException, InterruptedException {
        nodes.set(index, start(index, nodes.get(index).base().getPort(), war, more));
        nodes.get(index).awaitReady(START);
    }

    /** How many of the newest records say that it was earlier, or later, by so much. */
    long recordsFrom(Duration difference) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement records = connection.prepareStatement(NEWEST_FROM)) {
            records.setLong(1, difference.toSeconds());
            try (ResultSet row = records.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What breaks something off, so that a mail may have been handed over and not written down. */
    void doubtfully(History history, Step step) throws Exception {
        long begin = System.nanoTime();
        step.take();
        history.doubt(begin - BEFORE.toNanos(), System.nanoTime() + AFTER.toNanos());
    }

    interface Step {
        void take() throws Exception;
    }

    /** Clients that come from one address would in time be blocked together. */
    private void forgive() {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from failed_attempts where subject like 'source %'");
            statement.execute("delete from quotas where subject like '% from %'");
        } catch (SQLException e) {
            // It is away for a moment; the next turn comes soon.
        }
    }

    @Override
    public void close() throws IOException {
        forgiving.shutdownNow();
        proxy.close();
        nodes.forEach(Node::close);
        smtp.close();
        for (List<Line> ofNode : lines) {
            for (Line line : ofNode) {
                line.close();
            }
        }
        database.close();
    }
}
