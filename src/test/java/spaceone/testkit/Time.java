package spaceone.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Lets time pass for one domain, by moving what its rows say into the past. */
public final class Time {

    private static final List<String> MOVES =
            List.of(
                    """
                    update verify_codes set created_at = created_at - ?::interval,
                        expires_at = expires_at - ?::interval where domain_id = ?
                    """,
                    """
                    update sessions set created_at = created_at - ?::interval,
                        expires_at = expires_at - ?::interval where domain_id = ?
                    """,
                    """
                    update recovery_codes set created_at = created_at - ?::interval,
                        expires_at = expires_at - ?::interval where domain_id = ?
                    """,
                    """
                    update users set counts_from = counts_from - greatest(?::interval, ?::interval)
                    where domain_id = ?
                    """,
                    """
                    update sessions set proven_at = proven_at - greatest(?::interval, ?::interval)
                    where domain_id = ?
                    """,
                    """
                    update users set temporary_until = temporary_until - ?::interval,
                        created_at = created_at - ?::interval where domain_id = ?
                    """,
                    """
                    update failed_attempts set since = since - ?::interval,
                        blocked_until = blocked_until - ?::interval
                    where subject like 'account ' || ? || ' %'
                    """,
                    """
                    update quotas set since = since - greatest(?::interval, ?::interval)
                    where subject like '%' || ? || '%'
                    """);

    private Time() {}

    public static void pass(Tenant tenant, Duration duration) {
        String interval = duration.toSeconds() + " seconds";
        for (String move : MOVES) {
            update(move, interval, interval, tenant.domainId());
        }
    }

    /** All tests come from one address; what it did before is no matter of the next one. */
    public static void forgetSource() {
        update("delete from failed_attempts where subject like 'source %'");
        update("delete from quotas where subject like '% from %'");
    }

    public static int update(String sql, Object... values) {
        try (Connection connection = Api.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
