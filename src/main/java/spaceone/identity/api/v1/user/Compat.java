package spaceone.identity.api.v1.user;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spaceone.identity.Json;
import spaceone.identity.api.wire.AnswerWriter;

/**
 * How the oldest clients want their answers, said in the header {@code X-Compat}: tags as a list of
 * pairs, moments as seconds and nanoseconds.
 */
record Compat(boolean tagList, boolean seconds) {

    static final String HEADER = "X-Compat";

    private static final Set<String> MOMENTS = Set.of("created_at", "last_accessed_at");

    static Compat of(String header) {
        Set<String> wishes =
                Stream.of(header == null ? new String[0] : header.split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        return new Compat(wishes.contains("legacy-tags"), wishes.contains("legacy-time"));
    }

    boolean isPlain() {
        return !tagList && !seconds;
    }

    private static JsonValue pairs(JsonObject tags) {
        JsonArrayBuilder pairs = Json.createArrayBuilder();
        tags.forEach(
                (key, value) ->
                        pairs.add(Json.createObjectBuilder().add("key", key).add("value", value)));
        return pairs.build();
    }

    private static JsonValue time(Instant moment) {
        return Json.createObjectBuilder()
                .add("seconds", String.valueOf(moment.getEpochSecond()))
                .add("nanos", moment.getNano())
                .build();
    }

    /** A user as {@link AnswerWriter} or the query room wrote them. */
    JsonObject row(JsonObject row) {
        if (isPlain()) {
            return row;
        }
        JsonObjectBuilder dressed = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : row.entrySet()) {
            dressed.add(member.getKey(), dressed(member.getKey(), member.getValue()));
        }
        return dressed.build();
    }

    private JsonValue dressed(String name, JsonValue value) {
        if (tagList && name.equals("tags") && value instanceof JsonObject tags) {
            return pairs(tags);
        }
        if (seconds && MOMENTS.contains(name) && value instanceof JsonString text) {
            return time(Instant.parse(text.getString()));
        }
        return value;
    }
}
