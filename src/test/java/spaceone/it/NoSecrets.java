package spaceone.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import spaceone.testkit.Api;
import spaceone.testkit.Secrets;

/** After each class: none of what the server gave out stands in its record or in its outbox. */
class NoSecrets implements AfterAllCallback {

    /** Up to where each table was looked through. */
    private static final Map<String, Long> SEEN = new ConcurrentHashMap<>();

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        try (Connection connection = Api.database().getConnection()) {
            look(connection, "audit_records");
            look(connection, "mails");
        }
    }

    private static void look(Connection connection, String table) throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement(
                        "select t.id, t::text from " + table + " t where t.id > ? order by t.id")) {
            rows.setLong(1, SEEN.getOrDefault(table, 0L));
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    Secrets.demandNoneIn(table, row.getString(2));
                    SEEN.put(table, row.getLong(1));
                }
            }
        }
    }
}
