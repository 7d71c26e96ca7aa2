package spaceone.identity.schema;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers now. */
@ApplicationScoped
public class Readiness {

    private static final int SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/identity")
    DataSource database;

    public boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
