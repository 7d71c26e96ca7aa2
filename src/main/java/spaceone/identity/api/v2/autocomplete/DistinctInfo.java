package spaceone.identity.api.v2.autocomplete;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.StatAnswer;
import spaceone.identity.api.openapi.Doc;

/** Suggestions: the value to search for, and how it is shown. */
public record DistinctInfo(
        @Doc("The suggestions.") List<Suggestion> results, @Nullable JsonValue totalCount) {

    public record Suggestion(
            @Doc(value = "The value to search for.", example = "\"Example\"") String key,
            @Doc("The value as it is shown.") String name) {

        static Suggestion of(JsonValue value) {
            String text =
                    value instanceof JsonString string ? string.getString() : value.toString();
            return new Suggestion(text, text);
        }
    }

    static DistinctInfo of(StatAnswer values) {
        return new DistinctInfo(
                values.results().stream()
                        .filter(value -> value != JsonValue.NULL)
                        .map(Suggestion::of)
                        .toList(),
                values.totalCount());
    }
}
