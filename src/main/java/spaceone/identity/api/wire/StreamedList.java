package spaceone.identity.api.wire;

import jakarta.json.JsonObject;
import java.util.function.Consumer;

/**
 * The answer of a {@code list} without a page: rows are written as the database brings them, so
 * that a million of them need no more memory than a hundred.
 */
public record StreamedList(Source source) {

    /** Hands over each row and returns their number. */
    @FunctionalInterface
    public interface Source {
        long forEach(Consumer<JsonObject> row);
    }
}
