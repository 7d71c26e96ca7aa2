package spaceone.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What the database was asked to do, read from its own log: nothing between the application and it
 * can hide a statement, and the application need not know that it is watched.
 */
public final class StatementLog {

    private static final int ATTEMPTS = 3;

    private StatementLog() {}

    /** False on a server somebody else started, whose log we cannot read. */
    public static boolean isReadable() {
        return query("show logging_collector").equals("on")
                && !query("select coalesce(pg_current_logfile(), '')").isEmpty();
    }

    /**
     * How many statements a call takes: the fewest of some attempts, since housekeeping may come
     * between.
     */
    public static int during(Supplier<Answer> call) {
        execute("alter system set log_statement = 'all'");
        execute("select pg_reload_conf()");
        try {
            return IntStream.range(0, ATTEMPTS).map(i -> once(call)).min().orElseThrow();
        } finally {
            execute("alter system reset log_statement");
            execute("select pg_reload_conf()");
        }
    }

    private static int once(Supplier<Answer> call) {
        String mark = "mark " + UUID.randomUUID();
        execute("select '" + mark + " begins'");
        call.get().is(200);
        execute("select '" + mark + " ends'");
        String log = query("select pg_read_file(pg_current_logfile())");
        String between =
                log.substring(log.lastIndexOf(mark + " begins"), log.lastIndexOf(mark + " ends"));
        return (int)
                between.lines()
                        .filter(
                                line ->
                                        line.contains("LOG:  execute")
                                                || line.contains("LOG:  statement"))
                        .filter(
                                line ->
                                        !line.matches(
                                                "(?i).*: (begin|commit|rollback|set |show ).*"))
                        .filter(line -> !line.contains(mark))
                        .count();
    }

    private static void execute(String sql) {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(String sql) {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
