package spaceone.identity.userimport;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;

/**
 * Extended JSON as {@code mongoexport} writes it, relaxed or canonical, made plain: moments are
 * texts, binaries the text in them.
 */
public final class MongoExport {

    /** Digits, with room below what a double can hold. */
    private static final int LARGEST = 300;

    private MongoExport() {}

    public static JsonObject plain(JsonObject document) {
        JsonObjectBuilder plain = Json.createObjectBuilder();
        document.forEach((name, value) -> plain.add(name, plain(value)));
        return plain.build();
    }

    private static JsonValue plain(JsonValue value) {
        if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            JsonArrayBuilder plain = Json.createArrayBuilder();
            value.asJsonArray().forEach(item -> plain.add(plain(item)));
            return plain.build();
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            return value;
        }
        JsonObject object = value.asJsonObject();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            JsonValue typed = typed(member.getKey(), member.getValue());
            if (typed != null) {
                return typed;
            }
        }
        return plain(object);
    }

    /** Null where it is no type of theirs: an object with members of its own. */
    private static @Nullable JsonValue typed(String type, JsonValue value) {
        return switch (type) {
            case "$oid", "$uuid", "$symbol" -> value;
            case "$date" -> moment(value);
            case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal" -> number(value);
            case "$binary" -> binary(value);
            default -> null;
        };
    }

    private static JsonValue moment(JsonValue value) {
        JsonValue told =
                value instanceof JsonObject object
                        ? plain(object.getOrDefault("$numberLong", value))
                        : value;
        try {
            if (told instanceof JsonString text && text.getString().matches("-?[0-9]{1,15}")) {
                return Json.createValue(
                        Instant.ofEpochMilli(Long.parseLong(text.getString())).toString());
            }
            if (told instanceof JsonNumber number) {
                return Json.createValue(Instant.ofEpochMilli(number.longValue()).toString());
            }
        } catch (DateTimeException e) {
            return JsonValue.NULL;
        }
        return told;
    }

    private static JsonValue number(JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(text.getString());
            boolean bounded = Math.abs((long) number.scale()) + number.precision() < LARGEST;
            return bounded ? Json.createArrayBuilder().add(number).build().get(0) : value;
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /**
     * {@code {"base64": …, "subType": …}}, or the text alone, as before version 4.2. What is no
     * text stays as it was written.
     */
    private static JsonValue binary(JsonValue value) {
        JsonValue base64 = value instanceof JsonObject object ? object.get("base64") : value;
        if (!(base64 instanceof JsonString text)) {
            return value;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.getString());
            String decoded = new String(bytes, StandardCharsets.US_ASCII);
            boolean readable = decoded.chars().allMatch(c -> c >= ' ' && c < 0x7f);
            return readable ? Json.createValue(decoded) : base64;
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }
}
