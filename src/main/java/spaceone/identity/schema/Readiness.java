package spaceone.identity.schema;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Whether this node is to be given work, and why not. The one place that knows: {@code /check} and
 * the health checks of the server both ask here.
 */
@ApplicationScoped
public class Readiness {

    private static final int SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/identity")
    DataSource database;

    private volatile boolean migrated;
    private volatile boolean leaving;

    void migrated() {
        migrated = true;
    }

    /** Whether the start is over: the tables are what this release needs. */
    public boolean isStarted() {
        return migrated;
    }

    public boolean isReady() {
        return isStarted() && !leaving && databaseAnswers();
    }

    /** Says that this node leaves; to be called whether or not there is a container still. */
    public Runnable departure() {
        return () -> leaving = true;
    }

    public boolean isLeaving() {
        return leaving;
    }

    public boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
