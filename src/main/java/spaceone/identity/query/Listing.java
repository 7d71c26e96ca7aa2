package spaceone.identity.query;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The answer of a {@code list}: rows in API spelling and the count before paging. Few rows are held
 * here; of more than memory should hold there is only the way to get them, one by one.
 */
public record Listing(
        List<JsonObject> results, long totalCount, boolean countOnly, Optional<Rows> streamed) {

    /** Hands over each row as the database brings it, and returns the count before paging. */
    @FunctionalInterface
    public interface Rows {
        long forEach(Consumer<JsonObject> row);
    }

    static Listing held(List<JsonObject> results, long totalCount, boolean countOnly) {
        return new Listing(List.copyOf(results), totalCount, countOnly, Optional.empty());
    }

    /** Written while it is read. */
    public static Listing streamed(Rows rows) {
        return new Listing(List.of(), 0, false, Optional.of(rows));
    }

    /** Hands over each row, and returns the count before paging. */
    public long forEach(Consumer<JsonObject> row) {
        if (streamed.isPresent()) {
            return streamed.get().forEach(row);
        }
        results.forEach(row);
        return totalCount;
    }
}
