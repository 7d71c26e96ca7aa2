package spaceone.testkit.room;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.Session;
import org.postgresql.PGConnection;

/** Connections that tell of each statement before it is executed. */
final class WatchedConnector implements Connector {

    private static final Set<String> ENDS = Set.of("commit", "rollback");

    private final Connector real;

    WatchedConnector(Connector real) {
        this.real = real;
    }

    @Override
    public Connection connect(Properties properties, Session session) {
        Connection connection = real.connect(properties, session);
        try {
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            return watched(connection, backend);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection watched(Connection connection, int backend) {
        return proxy(
                Connection.class,
                (proxy, method, arguments) -> {
                    if (ENDS.contains(method.getName()) && arguments == null) {
                        Player.pass(method.getName(), backend);
                    }
                    Object result = call(connection, method, arguments);
                    if (result instanceof Statement statement) {
                        String sql = arguments == null ? "" : (String) arguments[0];
                        return watched(kind(statement), statement, sql, backend);
                    }
                    return result;
                });
    }

    private static Class<? extends Statement> kind(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    private static <T extends Statement> T watched(
            Class<T> kind, Statement statement, String sql, int backend) {
        return proxy(
                kind,
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        Player.pass(
                                arguments == null ? sql : String.valueOf(arguments[0]), backend);
                    }
                    return call(statement, method, arguments);
                });
    }

    private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
        return kind.cast(
                Proxy.newProxyInstance(
                        WatchedConnector.class.getClassLoader(), new Class<?>[] {kind}, handler));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Object clone() {
        return new WatchedConnector((Connector) real.clone());
    }

    @Override
    public String getConnectionDetails() {
        return real.getConnectionDetails();
    }

    @Override
    public void toString(PrintWriter writer) {
        real.toString(writer);
    }
}
