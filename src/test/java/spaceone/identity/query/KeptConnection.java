package spaceone.identity.query;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A data source of one connection, which notes the statements it is given. */
final class KeptConnection implements AutoCloseable {

    final List<String> statements = new ArrayList<>();
    private final Connection connection;

    private KeptConnection(DataSource dataSource, boolean autoCommit) {
        try {
            connection = dataSource.getConnection();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a container gives it to a bean's method. */
    static KeptConnection inTransaction(DataSource dataSource) {
        return new KeptConnection(dataSource, false);
    }

    static KeptConnection withoutTransaction(DataSource dataSource) {
        return new KeptConnection(dataSource, true);
    }

    DataSource dataSource() {
        Connection kept =
                proxy(
                        Connection.class,
                        (method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.add((String) arguments[0]);
                            }
                            return method.getName().equals("close")
                                    ? null
                                    : method.invoke(connection, arguments);
                        });
        return proxy(DataSource.class, (method, arguments) -> kept);
    }

    private interface Call {
        Object to(Method method, Object[] arguments)
                throws IllegalAccessException, InvocationTargetException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> call.to(method, arguments)));
    }

    int openCursors() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_cursors")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
