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
import org.jspecify.annotations.Nullable;
import spaceone.identity.SharedClock;
import spaceone.identity.SteadyTimer;

/** Holds the clock of this node against the database's, which all nodes share. */
@ApplicationScoped
public class ClockCheck {

    private static final Logger LOG = System.getLogger(ClockCheck.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject Pulse pulse;
    @Inject SharedClock clock;

    private @Nullable SteadyTimer timer;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        timer = new SteadyTimer("identity-clock", EVERY, this::compare);
    }

    @PreDestroy
    void end() {
        if (timer != null) {
            timer.close();
        }
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
            Instant asked = clock.uncorrected();
            try (ResultSet time = statement.executeQuery("select clock_timestamp()")) {
                time.next();
                Instant answer = time.getTimestamp(1).toInstant();
                clock.compare(answer, asked, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }
}
