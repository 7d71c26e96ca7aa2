package spaceone.identity.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The answer of every {@code stat}; the count only where there was a page. */
public record StatAnswer(JsonArray results, JsonValue totalCount) {

    public static StatAnswer of(JsonObject answer) {
        return new StatAnswer(answer.getJsonArray("results"), answer.get("total_count"));
    }
}
