package spaceone.identity.api;

import jakarta.resource.ResourceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.transaction.xa.XAException;
import spaceone.identity.CommonError;
import spaceone.identity.DatabaseState;
import spaceone.identity.IdentityException;

/**
 * Tells a database that is away, or on its way back, from an error of ours. That passes: the client
 * is asked to come again. What he wanted may have been done when the connection broke in a commit.
 */
final class DatabaseAway {

    private static final Logger LOG = System.getLogger(DatabaseAway.class.getName());
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private static final AtomicLong LOGGED = new AtomicLong(System.nanoTime() - LOG_EVERY_NANOS);

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable thrown) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException failure
                    && DatabaseState.isAway(failure.getSQLState())) {
                DatabaseState.noticed(failure.getSQLState());
                return true;
            }
            // a commit whose end nobody knows; its cause is in the message only
            if (cause instanceof ResourceException || cause instanceof XAException) {
                return true;
            }
        }
        return false;
    }

    static IdentityException refusal(Throwable thrown) {
        log(thrown);
        return CommonError.UNAVAILABLE.with("database").retryAfter(DatabaseState.COME_AGAIN);
    }

    /** Every request meets it; one line now and then says as much. */
    private static void log(Throwable thrown) {
        long last = LOGGED.get();
        long now = System.nanoTime();
        if (now - last >= LOG_EVERY_NANOS && LOGGED.compareAndSet(last, now)) {
            Throwable root = thrown;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            LOG.log(
                    Level.WARNING,
                    "The database is away, requests are answered 503: " + root.getMessage());
        }
    }
}
