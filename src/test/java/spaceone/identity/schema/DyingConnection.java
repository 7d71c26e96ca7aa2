package spaceone.identity.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** As if its process were killed right after a commit that left something behind. */
final class DyingConnection {

    private static final String LEFT =
            """
            select (select count(*) from pg_class) * 1000000 + (select count(*) from pg_attribute)
            """;

    private DyingConnection() {}

    static Connection of(Connection connection, Connection watch) throws SQLException {
        long before = left(watch);
        return (Connection)
                Proxy.newProxyInstance(
                        DyingConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            try {
                                Object result = method.invoke(connection, arguments);
                                if (method.getName().equals("commit") && left(watch) != before) {
                                    connection.abort(Runnable::run);
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static long left(Connection watch) throws SQLException {
        try (Statement statement = watch.createStatement();
                ResultSet row = statement.executeQuery(LEFT)) {
            row.next();
            return row.getLong(1);
        }
    }
}
