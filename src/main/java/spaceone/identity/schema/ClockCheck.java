package spaceone.identity.schema;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import spaceone.identity.SharedClock;

/**
 * Holds the clock of this node against the database's, which all nodes share. On a thread of its
 * own, and no chore: the server's timers wait for a time of the day, and when the clock was set
 * back by an hour they wait for an hour.
 */
@ApplicationScoped
public class ClockCheck {

    private static final Logger LOG = System.getLogger(ClockCheck.class.getName());

    private static final long EVERY_SECONDS = 5;

    @Inject Pulse pulse;
    @Inject SharedClock clock;

    private final ScheduledExecutorService own =
            Executors.newSingleThreadScheduledExecutor(ClockCheck::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "identity-clock");
        thread.setDaemon(true);
        thread.setContextClassLoader(ClockCheck.class.getClassLoader());
        return thread;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        own.scheduleWithFixedDelay(this::compare, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        own.shutdownNow();
    }

    /** One that fails must not be the last. */
    void compare() {
        try {
            pulse.compare(clock);
        } catch (SQLException | RuntimeException e) {
            // Whether the database is there is told elsewhere.
            LOG.log(Level.DEBUG, "The database did not tell the time", e);
        }
    }

    static void compare(SharedClock clock, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // first: should this process be held up in between, it counts as time that it took
            long begin = System.nanoTime();
            Instant asked = clock.machineTime();
            try (ResultSet time = statement.executeQuery("select clock_timestamp()")) {
                time.next();
                Instant answer = time.getTimestamp(1).toInstant();
                clock.compare(answer, asked, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }
}
