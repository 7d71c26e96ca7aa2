package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A row that a test holds while requests wait for it, and what it decides meanwhile. */
public final class HeldRow {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String lock;
    private final List<String> key;

    private HeldRow(String lock, List<String> key) {
        this.lock = lock;
        this.key = key;
    }

    public static HeldRow of(String table, String condition, String... key) {
        return new HeldRow(
                "select 1 from " + table + " where " + condition + " for update", List.of(key));
    }

    /** A row that is changed, which nobody sees yet; the statement answers with it. */
    public static HeldRow changed(String updateReturning, String... values) {
        return new HeldRow(updateReturning, List.of(values));
    }

    public static HeldRow ofUser(String domainId, String userId) {
        return of("users", "domain_id = ? and user_id = ?", domainId, userId);
    }

    /** What happens before the row is let go, in the same transaction. */
    public interface Step {
        void with(Hold hold) throws SQLException;
    }

    public record Hold(Connection connection) {

        public void change(String sql, String... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(statement, List.of(values));
                assertThat(statement.executeUpdate()).isPositive();
            }
        }
    }

    /** Holds the row until all calls wait for it, then does the step, and lets them go. */
    @SafeVarargs
    public final List<Answer> during(Step step, Callable<Answer>... calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls.length);
        try (Connection connection = Api.database().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(lock)) {
                set(statement, key);
                statement.executeQuery();
            }
            List<Future<Answer>> running = new ArrayList<>();
            for (Callable<Answer> call : calls) {
                running.add(callers.submit(call));
                awaitWaiting(running.size());
            }
            step.with(new Hold(connection));
            connection.commit();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    private static void set(PreparedStatement statement, List<String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
    }

    private static void awaitWaiting(int many) throws SQLException {
        Instant end = Instant.now().plus(LIMIT);
        while (waiting() < many) {
            assertThat(Instant.now()).as("calls wait for the row").isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static int waiting() throws SQLException {
        try (Connection connection = Api.database().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select count(*) from pg_stat_activity where"
                                        + " datname = current_database()"
                                        + " and wait_event_type = 'Lock'");
                ResultSet count = statement.executeQuery()) {
            count.next();
            return count.getInt(1);
        }
    }
}
