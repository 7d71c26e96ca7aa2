package spaceone.identity.schema;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import spaceone.identity.SharedClock;

/**
 * Asks the database something, in a transaction: a pool that does not look at its connections lets
 * go of a dead one only when a transaction fails over it.
 */
@Stateless
public class Pulse {

    private static final int SECONDS = 2;

    @Inject DataSource database;

    /**
     * @return false when it did not answer on this connection, which another one may mend
     * @throws SQLException when there is no connection to be had, or one that only reads
     */
    public boolean beats() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return answers(connection);
        }
    }

    /**
     * @throws SQLException when the database did not tell the time
     */
    public void compare(SharedClock clock) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ClockCheck.compare(clock, connection);
        }
    }

    private static boolean answers(Connection connection) throws SQLException {
        boolean readOnly;
        // The driver closes a dead one over this, and the pool fails to end the transaction on it.
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet setting = statement.executeQuery("show transaction_read_only")) {
                readOnly = setting.next() && setting.getString(1).equals("on");
            }
        } catch (SQLException e) {
            return false;
        }
        if (readOnly) {
            throw new SQLException("The database is read-only", "25006");
        }
        return true;
    }
}
