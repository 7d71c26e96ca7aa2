package spaceone.identity.audit;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;
import spaceone.identity.Json;

/** How a value is told in a record: secrets not at all, long ones in part. */
final class Told {

    /** So many columns in one record. */
    static final int MOST = 30;

    private static final int LONGEST = 1000;

    private static final Pattern SECRET =
            Pattern.compile(
                    "password|secret|token|hash|sealed|private|credential|client_id|(^|_)key(_|$)");

    /** What changes by itself or is another form of what is told anyway. */
    private static final Set<String> IDLE =
            Set.of(
                    "id",
                    "domain_id",
                    "folded_id",
                    "password_set_at",
                    "created_at",
                    "updated_at",
                    "last_accessed_at",
                    "bound_workspace_id");

    private Told() {}

    static boolean isWorthIt(String column) {
        return !IDLE.contains(column);
    }

    static boolean isSecret(String name) {
        return SECRET.matcher(name).find();
    }

    static JsonValue value(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        String text = String.valueOf(value);
        if (text.length() <= LONGEST && (text.startsWith("{") || text.startsWith("["))) {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readValue() instanceof JsonObject object
                        ? open(object)
                        : Json.createValue(text);
            } catch (JsonException e) {
                return Json.createValue(text);
            }
        }
        return Json.createValue(text(text));
    }

    private static JsonObject open(JsonObject object) {
        JsonObjectBuilder told = Json.createObjectBuilder();
        object.forEach(
                (name, value) -> {
                    if (!isSecret(name)) {
                        told.add(name, value instanceof JsonObject inner ? open(inner) : value);
                    }
                });
        return told.build();
    }

    static String text(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
