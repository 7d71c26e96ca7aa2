package spaceone.identity.plan;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.Json;

/**
 * One connection to a database, given to everybody who asks for one, as a container does in a
 * transaction. The database itself tells how it ran each statement, with the values it was given:
 * its module {@code auto_explain} sends the plan as a notice.
 */
final class Watch implements AutoCloseable {

    private static final Set<String> LEFT_TO_US =
            Set.of("close", "commit", "rollback", "setAutoCommit");

    private final Connection connection;
    private final List<Plan> plans = new ArrayList<>();

    Watch(DataSource database) throws SQLException {
        // As the application's own: it decides of which type a parameter is.
        ((PGSimpleDataSource) database).setProperty(PGProperty.STRING_TYPE, "unspecified");
        connection = database.getConnection();
        execute("load 'auto_explain'");
        execute("set auto_explain.log_min_duration = 0");
        execute("set auto_explain.log_analyze = on");
        execute("set auto_explain.log_buffers = on");
        execute("set auto_explain.log_timing = off");
        execute("set auto_explain.log_triggers = off");
        execute("set auto_explain.log_format = json");
        execute("set auto_explain.log_level = notice");
        // What other databases of the run do must not decide how this one is read.
        execute("set jit = off");
        execute("set max_parallel_workers_per_gather = 0");
        connection.setAutoCommit(false);
    }

    /** Only the owner of a server may ask it for that; tests may run on somebody else's. */
    static boolean isAllowed(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select rolsuper from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plans of what is done; nothing of it stays. */
    List<Plan> during(Runnable work) throws SQLException {
        plans.clear();
        try {
            work.run();
            // A cursor that was closed early tells its plan with the next statement.
            execute("select 1");
            collect(connection.getWarnings());
        } finally {
            connection.rollback();
            connection.clearWarnings();
        }
        return plans.stream().filter(plan -> !plan.sql().equals("select 1")).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            collect(statement.getWarnings());
        }
    }

    private void collect(SQLWarning first) {
        for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
            int begin = each.getMessage().indexOf("plan:");
            if (begin >= 0) {
                plans.add(Plan.of(object(each.getMessage().substring(begin + "plan:".length()))));
            }
        }
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> shared());
    }

    private Connection shared() {
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    if (LEFT_TO_US.contains(method.getName())) {
                        return null;
                    }
                    Object answer = method.invoke(connection, arguments);
                    return answer instanceof PreparedStatement statement
                            ? watched(PreparedStatement.class, statement)
                            : answer instanceof Statement statement
                                    ? watched(Statement.class, statement)
                                    : answer;
                });
    }

    private <T extends Statement> T watched(Class<T> type, T statement) {
        return proxy(
                type,
                (method, arguments) -> {
                    if (method.getName().equals("close") && !statement.isClosed()) {
                        collect(statement.getWarnings());
                    }
                    return method.invoke(statement, arguments);
                });
    }

    private interface Call {
        Object to(Method method, Object[] arguments)
                throws IllegalAccessException, InvocationTargetException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                return call.to(method, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
