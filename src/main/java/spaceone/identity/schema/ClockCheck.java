package spaceone.identity.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import spaceone.identity.Chore;
import spaceone.identity.Housework;
import spaceone.identity.SharedClock;

/** Holds the clock of this node against the database's, which all nodes share. */
@ApplicationScoped
public class ClockCheck implements Housework {

    private static final Logger LOG = System.getLogger(ClockCheck.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject DataSource database;
    @Inject SharedClock clock;

    @Override
    public List<Chore> chores() {
        return List.of(Chore.every(EVERY, "compare-clocks", this::compare));
    }

    void compare() {
        try (Connection connection = database.getConnection()) {
            compare(clock, connection);
        } catch (SQLException e) {
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
