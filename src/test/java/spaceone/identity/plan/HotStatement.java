package spaceone.identity.plan;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import spaceone.identity.query.Listing;

/** Something the service does often. */
record HotStatement(String name, Bounds bounds, Supplier<Object> work) {

    /** What must be the same on every database: who is in the answer, in which order. */
    List<String> answer() {
        Object answer = work.get();
        if (answer instanceof Listing listing) {
            return Stream.concat(
                            listing.results().stream().map(HotStatement::first),
                            Stream.of("of " + listing.totalCount()))
                    .toList();
        }
        return answer instanceof JsonObject statistic ? List.of(statistic.toString()) : List.of();
    }

    private static String first(JsonObject row) {
        return row.values().stream().findFirst().map(JsonValue::toString).orElse("");
    }
}
