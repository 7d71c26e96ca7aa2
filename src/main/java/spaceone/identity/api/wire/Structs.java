package spaceone.identity.api.wire;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.INVALID_PARAMETER_TYPE;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;

/**
 * Free-form values: their names are data and never converted, but they must be storable at any
 * depth.
 */
final class Structs {

    private static final BigDecimal LARGEST_DOUBLE = BigDecimal.valueOf(Double.MAX_VALUE);
    private static final int DEEPEST = 100;
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_DIGITS = 1024 * 1024;

    private Structs() {}

    static Object free(JsonValue value, Class<?> target, String key) {
        if (target == JsonObject.class) {
            return bounded(object(value, key), key);
        }
        if (target == JsonArray.class) {
            if (value.getValueType() != JsonValue.ValueType.ARRAY) {
                throw INVALID_PARAMETER_TYPE.with(key, "list");
            }
            return bounded(value, key);
        }
        if (target == JsonValue.class) {
            return bounded(value, key);
        }
        throw new IllegalStateException("a request record has a member of type " + target);
    }

    static JsonObject object(JsonValue value, String key) {
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw INVALID_PARAMETER_TYPE.with(key, "dict");
        }
        return value.asJsonObject();
    }

    /** Null for an empty list, which is a list not sent; an empty object is one that clears. */
    static @Nullable JsonObject tags(JsonValue value, String key) {
        if (value.equals(JsonValue.EMPTY_JSON_ARRAY)) {
            return null;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return bounded(object(value, key), key).asJsonObject();
        }
        JsonObjectBuilder tags = Json.createObjectBuilder();
        for (JsonValue item : value.asJsonArray()) {
            JsonObject pair = object(item, key);
            if (!(pair.get("key") instanceof JsonString name)) {
                throw INVALID_PARAMETER_TYPE.with(key, "list of key and value");
            }
            tags.add(name.getString(), pair.getOrDefault("value", JsonValue.NULL));
        }
        return bounded(tags.build(), key).asJsonObject();
    }

    /** A query is read and forgotten, and has bounds of its own. */
    private static JsonValue bounded(JsonValue value, String key) {
        storable(value, key, 0);
        if (!key.equals("query")) {
            demandSmall(value.toString().getBytes(StandardCharsets.UTF_8).length, LARGEST, key);
            demandSmall(digits(value), MOST_DIGITS, key);
        }
        return value;
    }

    private static void demandSmall(long size, int most, String key) {
        if (size > most) {
            throw INVALID_PARAMETER.with(key, "more than " + most / 1024 + " KiB of JSON");
        }
    }

    /** The database tells numbers with all their digits, however short they were sent. */
    private static long digits(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().stream().mapToLong(Structs::digits).sum();
            case ARRAY -> value.asJsonArray().stream().mapToLong(Structs::digits).sum();
            case NUMBER -> {
                BigDecimal number = ((JsonNumber) value).bigDecimalValue();
                yield (long) number.precision() + Math.abs((long) number.scale());
            }
            default -> 0;
        };
    }

    private static JsonValue storable(JsonValue value, String key, int depth) {
        if (depth > DEEPEST) {
            throw INVALID_PARAMETER.with(key, "nested too deeply");
        }
        switch (value.getValueType()) {
            case OBJECT -> {
                for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
                    Scalars.storable(member.getKey(), key);
                    storable(member.getValue(), key, depth + 1);
                }
            }
            case ARRAY -> value.asJsonArray().forEach(item -> storable(item, key, depth + 1));
            case STRING -> Scalars.storable(((JsonString) value).getString(), key);
            case NUMBER -> finite((JsonNumber) value, key);
            default -> {}
        }
        return value;
    }

    /**
     * Numbers of free-form data are doubles; what a double cannot hold is refused, not turned into
     * infinity.
     */
    private static void finite(JsonNumber number, String key) {
        BigDecimal value = number.bigDecimalValue();
        if (Math.abs((long) value.precision() - value.scale()) > 400
                || value.abs().compareTo(LARGEST_DOUBLE) > 0) {
            throw INVALID_PARAMETER.with(key, "number out of range");
        }
    }
}
