package spaceone.identity.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** The answer of every {@code analyze}; whether there is more only where there was a page. */
public record AnalysisAnswer(
        @Doc(
                        value = "One row for each group.",
                        example = "[{\"state\": \"ENABLED\", \"count\": 3}]")
                JsonArray results,
        @Nullable JsonValue more) {

    public static AnalysisAnswer of(JsonObject answer) {
        return new AnalysisAnswer(answer.getJsonArray("results"), answer.get("more"));
    }
}
