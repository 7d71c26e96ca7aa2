package spaceone.identity.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Weighs the rows of a cursor, and lets it bring so many at once as fit into a bound of bytes: a
 * number of rows bounds nothing, because one row may be a thousand times as large as another. It
 * begins with few, and takes twice as many each time while the largest seen so far allows it.
 */
final class Fetching {

    static final int FIRST = 8;

    private static final int MOST = 64;
    private static final long BYTES = 1024 * 1024;

    /** What an element of a JSON list or object costs beside its text, once it is read. */
    private static final int ELEMENT = 24;

    private final ResultSet rows;
    private final int columns;
    private int size = FIRST;
    private int left = FIRST;
    private long largest = 1;

    Fetching(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.columns = rows.getMetaData().getColumnCount();
    }

    /** What the current row costs in memory, about. */
    long weigh() throws SQLException {
        long weight = 0;
        for (int column = 1; column <= columns; column++) {
            weight += weight(rows.getBytes(column));
        }
        largest = Math.max(largest, weight);
        if (--left == 0) {
            size = next();
            left = size;
            rows.setFetchSize(size);
        }
        return weight;
    }

    private int next() {
        long fitting = Math.max(1, BYTES / largest);
        return (int) Math.min(Math.min(fitting, MOST), size * 2L);
    }

    static long weight(byte[] value) {
        if (value == null) {
            return 0;
        }
        long weight = value.length;
        for (byte each : value) {
            if (each == ',') {
                weight += ELEMENT;
            }
        }
        return weight;
    }
}
