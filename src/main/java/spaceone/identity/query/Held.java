package spaceone.identity.query;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The first rows of a list, as long as all of them are small enough to lie in memory. */
final class Held {

    private static final long MOST = 512 * 1024;
    private static final int ROW = 256;

    private final List<JsonObject> rows = new ArrayList<>();
    private long weight;

    /** Says whether it wants more. */
    boolean add(JsonObject row, long rowWeight) {
        weight += ROW + rowWeight;
        if (isFull()) {
            rows.clear();
            return false;
        }
        return rows.add(row);
    }

    boolean isFull() {
        return weight > MOST;
    }

    List<JsonObject> rows() {
        return rows;
    }
}
