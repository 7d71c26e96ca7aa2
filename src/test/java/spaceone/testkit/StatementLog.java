package spaceone.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What the database was asked to do, read from its own log: nothing between the application and it
 * can hide a statement, and the application need not know that it is watched.
 */
public final class StatementLog {

    private static final int ATTEMPTS = 3;

    /** What the chores, and the comparison of clocks, do every now and then. */
    private static final List<String> HOUSEKEEPING =
            List.of(
                    "update mails set",
                    "with due as materialized",
                    "with free as materialized",
                    "select j.* from user_import_jobs j",
                    "select clock_timestamp()",
                    "insert into nodes",
                    "/* key sweep */");

    private StatementLog() {}

    /** False on a server somebody else started, whose log we cannot read. */
    public static boolean isReadable() {
        return query("show logging_collector").equals("on")
                && !query("select coalesce(pg_current_logfile(), '')").isEmpty();
    }

    /** What a call takes: the least of some attempts, since housekeeping may come between. */
    public static List<String> during(Supplier<Answer> call) {
        execute("alter system set log_line_prefix = '%d '");
        execute("alter system set log_statement = 'all'");
        execute("select pg_reload_conf()");
        try {
            return IntStream.range(0, ATTEMPTS)
                    .mapToObj(i -> once(call))
                    .min(Comparator.comparing(List::size))
                    .orElseThrow();
        } finally {
            execute("alter system reset log_statement");
            execute("alter system reset log_line_prefix");
            execute("select pg_reload_conf()");
        }
    }

    private static List<String> once(Supplier<Answer> call) {
        String mark = "mark " + UUID.randomUUID();
        String ours = query("select current_database()") + " LOG:  ";
        execute("select '" + mark + " begins'");
        call.get().is(200);
        execute("select '" + mark + " ends'");
        String log = logUpTo(mark + " ends");
        return log.substring(
                        log.indexOf(mark + " begins"), log.indexOf("select '" + mark + " ends"))
                .lines()
                .filter(line -> line.startsWith(ours))
                .map(line -> line.substring(ours.length()))
                .filter(line -> line.startsWith("execute") || line.startsWith("statement"))
                // a further portion of a statement that is counted
                .filter(line -> !line.startsWith("execute fetch from"))
                .filter(
                        line ->
                                !line.matches(
                                        "(?i)[^:]*: (begin|commit|rollback|set |show ).*|.*: *"))
                .filter(line -> HOUSEKEEPING.stream().noneMatch(line::contains))
                .toList();
    }

    /** The log is written by a process of its own, a little later. */
    private static String logUpTo(String mark) {
        Instant limit = Instant.now().plusSeconds(20);
        String log = "";
        while (!log.contains(mark)) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("not in the log: " + mark);
            }
            log = query("select pg_read_file(pg_current_logfile())");
        }
        return log;
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
