package spaceone.identity.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;

/** Gives EclipseLink connections of the pool that is set, not of the one that its unit names. */
final class PoolConnector extends JNDIConnector {

    private static final long serialVersionUID = 1L;

    @Override
    public Connection connect(Properties properties, Session session) {
        try {
            return ConnectionPools.connection();
        } catch (SQLException e) {
            throw DatabaseException.sqlException(e, session == null);
        }
    }
}
