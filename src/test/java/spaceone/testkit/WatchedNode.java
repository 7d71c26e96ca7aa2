package spaceone.testkit;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A node as its operators watch it: figures, traces and the access log switched on, every logger of
 * ours at its most talkative, behind a proxy that it trusts, and with a queue for two passwords.
 */
public final class WatchedNode implements AutoCloseable {

    public static final String METRICS_TOKEN = "scrape-9f1c77aa02d3";

    private static final String ACCESS = "spaceone.identity.access";
    private static final String[] QUICK = {
        "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
    };

    private final DataSource database = Database.fresh();
    private final TraceListener traces = new TraceListener();
    private final Node node;

    public WatchedNode() throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("IDENTITY_DB_URL", Database.url(database));
        environment.put("IDENTITY_BOOTSTRAP_PASSWORD", Installation.PASSWORD);
        environment.put("IDENTITY_BOOTSTRAP_SECRET", "Bootstrap5Secret");
        environment.put("IDENTITY_METRICS_TOKEN", METRICS_TOKEN);
        environment.put("IDENTITY_ACCESS_LOG", "true");
        environment.put("IDENTITY_PASSWORD_QUEUE", "2");
        environment.put("IDENTITY_PROXY_TRUSTED", "127.0.0.0/8,::1");
        environment.put("IDENTITY_SMTP_HOST", "localhost");
        environment.put("IDENTITY_SMTP_PORT", String.valueOf(Mailbox.smtpPort()));
        environment.put("IDENTITY_SMTP_TLS", "none");
        environment.put("IDENTITY_SMTP_FROM", "identity@example.com");
        environment.put("IDENTITY_EXTERNAL_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("OTEL_SDK_DISABLED", "false");
        environment.put("OTEL_SERVICE_NAME", "identity");
        environment.put("OTEL_TRACES_EXPORTER", "otlp");
        environment.put("OTEL_METRICS_EXPORTER", "none");
        environment.put("OTEL_LOGS_EXPORTER", "none");
        environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", traces.endpoint());
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
        node = Node.watched(environment, QUICK);
        node.awaitReady();
    }

    public DataSource database() {
        return database;
    }

    public TraceListener traces() {
        return traces;
    }

    public String url(String path) {
        return node.base() + path;
    }

    public Answer post(String method, String token, String json) {
        return Api.post(url("/identity/" + method), token, json);
    }

    public Answer get(String path, String token) {
        return Api.get(url(path), token);
    }

    /** The server's own check of that kind. */
    public Answer health(String kind) {
        return Api.get(node.health() + kind);
    }

    public String output() {
        return node.output();
    }

    /** All rows of all tables, as text. */
    public String rows() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            StringBuilder rows = new StringBuilder();
            for (String table : names(statement)) {
                try (ResultSet row =
                        statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.append(table).append(row.getString(1)).append('\n');
                    }
                }
            }
            return rows.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet table =
                statement.executeQuery(
                        "select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            while (table.next()) {
                names.add(table.getString(1));
            }
        }
        return names;
    }

    /** The lines of the access log, each of which must be JSON. */
    public List<JsonObject> access() {
        return node.output()
                .lines()
                .filter(line -> line.contains(ACCESS))
                .map(line -> line.substring(line.indexOf('{', line.indexOf(ACCESS))))
                .map(WatchedNode::parse)
                .toList();
    }

    private static JsonObject parse(String line) {
        try (var reader = jakarta.json.Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        node.close();
        traces.close();
    }
}
