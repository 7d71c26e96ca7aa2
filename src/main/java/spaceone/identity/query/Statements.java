package spaceone.identity.query;

import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import spaceone.identity.CommonError;
import spaceone.identity.DatabaseState;

/** Runs the room's statements, all of which only read, and tells the database's refusals apart. */
final class Statements {

    private final DataSource dataSource;
    private final Duration timeout;

    Statements(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    interface RowConsumer {
        /** Says whether it wants more. {@code weight} is what the row costs in memory. */
        boolean accept(ResultSet row, long weight) throws SQLException;
    }

    private interface RowsReader {
        long read(ResultSet rows) throws SQLException;
    }

    /** The number in the only row. */
    long count(Sql sql) {
        return run(sql, rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** Returns how many rows were handed over. */
    long forEach(Sql sql, RowConsumer consumer) {
        return run(
                sql,
                rows -> {
                    Fetching fetching = new Fetching(rows);
                    long count = 0;
                    for (boolean more = true; more && rows.next(); count++) {
                        more = consumer.accept(rows, fetching.weigh());
                    }
                    return count;
                });
    }

    private long run(Sql sql, RowsReader reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            statement.setFetchSize(Fetching.FIRST);
            planForValues(statement);
            bind(statement, sql.values());
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /**
     * After some runs the driver would keep a plan made for any value. Domains differ in size and
     * patterns in rarity by orders of magnitude; planning anew takes a millisecond.
     */
    private static void planForValues(PreparedStatement statement) throws SQLException {
        if (statement.isWrapperFor(PGStatement.class)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }

    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(
                    i + 1,
                    values.get(i) instanceof SqlArray array
                            ? array(statement, array)
                            : parameter(values.get(i)));
        }
    }

    private static Object array(PreparedStatement statement, SqlArray array) throws SQLException {
        Object[] elements = array.elements().stream().map(Statements::parameter).toArray();
        return statement.getConnection().createArrayOf(array.elementType(), elements);
    }

    private static Object parameter(Object value) {
        return value instanceof JsonValue ? value.toString() : value;
    }

    static RuntimeException refusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("57014")) {
            return CommonError.REQUEST_TIMEOUT.with();
        }
        // Data the database cannot compute with, patterns it cannot compile, expressions and
        // aggregates too big: all of them came with the request.
        if (state.startsWith("22") || state.startsWith("54") || isTooBig(e)) {
            return QueryError.DB_QUERY.with("the database cannot compute with one of its values");
        }
        if (DatabaseState.isAway(state)) {
            DatabaseState.noticed(state);
            return CommonError.UNAVAILABLE.with("database").retryAfter(DatabaseState.COME_AGAIN);
        }
        return new IllegalStateException(e);
    }

    /** A value beyond a gigabyte that no part of the database expected has no state of its own. */
    private static boolean isTooBig(SQLException e) {
        return String.valueOf(e.getMessage()).contains("invalid memory alloc request size");
    }
}
