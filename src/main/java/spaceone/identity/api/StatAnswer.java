package spaceone.identity.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** The answer of every {@code stat}; the count only where there was a page. */
public record StatAnswer(
        @Doc(value = "One row, or one value, for each result.", example = "[{\"count\": 3}]")
                JsonArray results,
        @Doc("How many results there are without the page. Absent without a " + "page.")
                @Nullable JsonValue totalCount) {

    public static StatAnswer of(JsonObject answer) {
        return new StatAnswer(answer.getJsonArray("results"), answer.get("total_count"));
    }
}
