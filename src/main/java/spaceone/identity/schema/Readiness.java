package spaceone.identity.schema;

import static spaceone.identity.schema.SchemaMigration.MOST_CONNECTIONS;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether this node is to be given work, and why not. The one place that knows: {@code /check} and
 * the health checks of the server both ask here.
 */
@ApplicationScoped
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());

    private static final Duration ENOUGH = Duration.ofSeconds(3);

    @Inject Pulse pulse;

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

    /** Asks again while it is a connection that fails: after a restart of the database all may. */
    public boolean databaseAnswers() {
        long end = System.nanoTime() + ENOUGH.toNanos();
        for (int i = 0; i <= MOST_CONNECTIONS && System.nanoTime() < end; i++) {
            try {
                if (pulse.beats()) {
                    return true;
                }
            } catch (SQLException none) {
                return false;
            } catch (EJBException brokeWithTheTransaction) {
                LOG.log(Level.DEBUG, "A pooled connection was dead");
            }
        }
        return false;
    }
}
