package spaceone.identity.api.wire;

import jakarta.json.JsonObject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a {@code list} without a page: rows are written as the database brings them, so
 * that a million of them need no more memory than a hundred.
 *
 * @param manifest says before the rows what they are; null where that is known
 */
public record StreamedList(Source source, @Nullable Record manifest) {

    public StreamedList(Source source) {
        this(source, null);
    }

    /** Hands over each row and returns their number. */
    @FunctionalInterface
    public interface Source {
        long forEach(Consumer<JsonObject> row);
    }
}
