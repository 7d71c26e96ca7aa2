package spaceone.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;

/**
 * The outbox of a server of its own, filled by hand: rows as the service itself writes them, for
 * tests that need more of them than one wants to cause.
 */
public final class Outbox {

    private static final String INSERT =
            """
            insert into mails (mail_id, domain_id, user_id, kind, recipient, language, parameters,
                sealed_secret, message_id, next_attempt_at, created_at, expires_at)
            select ?, domain_id, 'alice', ?, ?, 'en', ?::jsonb, ?, ?, now(), now(), now() + interval '1 day'
            from domains where name = 'default'
            """;

    private final DataSource database;
    private final Secrets secrets;

    public Outbox(DataSource database, String secretKey) {
        this.database = database;
        this.secrets = new Secrets(secretKey);
    }

    /** To {@code m0@example.com} and so on: links and news, by turns. All of them at one moment. */
    public void fill(int count, String tokenPrefix) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                boolean link = i % 2 == 0;
                add(row, "m" + i + "@example.com", link ? tokenPrefix + i : null);
            }
            row.executeBatch();
            connection.commit();
        }
    }

    /** A mail with a link; returns its id. */
    public String link(String recipient, String token) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(INSERT)) {
            String mailId = add(row, recipient, token);
            row.executeBatch();
            return mailId;
        }
    }

    private String add(PreparedStatement row, String recipient, String token) throws SQLException {
        String mailId = "mail-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        row.setString(1, mailId);
        row.setString(2, token == null ? "PASSWORD_CHANGED" : "RESET_LINK");
        row.setString(3, recipient);
        row.setString(4, token == null ? "{\"by_himself\": true, \"source\": \"\"}" : "{}");
        row.setString(5, token == null ? null : secrets.seal(token, SealedColumn.MAIL, mailId));
        row.setString(6, "<" + mailId + "@example.com>");
        row.addBatch();
        return mailId;
    }

    /** How many rows fulfil an SQL condition. */
    public int count(String condition) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from mails where " + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
