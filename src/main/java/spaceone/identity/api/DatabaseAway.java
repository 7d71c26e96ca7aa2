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
import spaceone.identity.IdentityException;

/**
 * Tells a database that is away, or on its way back, from an error of ours. That passes: the client
 * is asked to come again. What he wanted may have been done when the connection broke in a commit.
 */
final class DatabaseAway {

    private static final Logger LOG = System.getLogger(DatabaseAway.class.getName());
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    /** Shut down, crashed, starting, no connection left. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    private static final AtomicLong LOGGED = new AtomicLong(System.nanoTime() - LOG_EVERY_NANOS);

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable thrown) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof ResourceException
                    // a commit whose end nobody knows; its cause is in the message only
                    || cause instanceof XAException
                    || cause instanceof SQLException failure && isAway(failure.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(String state) {
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }

    static IdentityException refusal(Throwable thrown) {
        log(thrown);
        return CommonError.UNAVAILABLE.with("database").retryAfter(COME_AGAIN);
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
