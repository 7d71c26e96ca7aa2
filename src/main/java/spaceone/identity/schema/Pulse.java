package spaceone.identity.schema;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Asks the database something, in a transaction: a pool that does not look at its connections lets
 * go of a dead one only when a transaction fails over it.
 */
@Stateless
public class Pulse {

    private static final int SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/identity")
    DataSource database;

    /**
     * @return false when it did not answer on this connection, which another one may mend
     * @throws SQLException when there is no connection to be had
     */
    public boolean beats() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return answers(connection);
        }
    }

    private static boolean answers(Connection connection) throws SQLException {
        if (connection.isValid(SECONDS)) {
            return true;
        }
        // The driver closes it over this, and the pool fails to end the transaction on it.
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }
}
