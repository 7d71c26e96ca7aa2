package spaceone.identity.query;

import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import spaceone.identity.CommonError;

/** Runs the room's statements, all of which only read, and tells the database's refusals apart. */
final class Statements {

    /** Rows a cursor brings at once: enough to hide the round trip, too few to fill the memory. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final DataSource dataSource;
    private final Duration timeout;

    Statements(DataSource dataSource, Duration timeout) {
        this.dataSource = dataSource;
        this.timeout = timeout;
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Sql sql, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        forEach(sql, row -> rows.add(reader.read(row)));
        return rows;
    }

    long count(Sql sql) {
        return list(sql, row -> row.getLong(1)).get(0);
    }

    /** Returns how many rows there were. */
    long forEach(Sql sql, RowConsumer consumer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            statement.setFetchSize(ROWS_AT_ONCE);
            planForValues(statement);
            bind(statement, sql.values());
            long rows = 0;
            try (ResultSet row = statement.executeQuery()) {
                for (; row.next(); rows++) {
                    consumer.accept(row);
                }
            }
            return rows;
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

    private static RuntimeException refusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals("57014")) {
            return CommonError.REQUEST_TIMEOUT.with();
        }
        // Data the database cannot compute with, patterns it cannot compile, expressions too big:
        // all of them came with the request.
        if (state.startsWith("22") || state.startsWith("54")) {
            return QueryError.DB_QUERY.with("the database cannot compute with one of its values");
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return CommonError.UNAVAILABLE.with("database");
        }
        return new IllegalStateException(e);
    }
}
