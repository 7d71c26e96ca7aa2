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
import java.util.Map;
import spaceone.identity.Json;

/**
 * Free-form values: their names are data and never converted, but they must be storable at any
 * depth.
 */
final class Structs {

    private static final BigDecimal LARGEST_DOUBLE = BigDecimal.valueOf(Double.MAX_VALUE);
    private static final int DEEPEST = 100;

    private Structs() {}

    static Object free(JsonValue value, Class<?> target, String key) {
        if (target == JsonObject.class) {
            return storable(object(value, key), key, 0);
        }
        if (target == JsonArray.class) {
            if (value.getValueType() != JsonValue.ValueType.ARRAY) {
                throw INVALID_PARAMETER_TYPE.with(key, "list");
            }
            return storable(value, key, 0);
        }
        if (target == JsonValue.class) {
            return storable(value, key, 0);
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
    static JsonObject tags(JsonValue value, String key) {
        if (value.equals(JsonValue.EMPTY_JSON_ARRAY)) {
            return null;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return storable(object(value, key), key, 0).asJsonObject();
        }
        JsonObjectBuilder tags = Json.createObjectBuilder();
        for (JsonValue item : value.asJsonArray()) {
            JsonObject pair = object(item, key);
            if (!(pair.get("key") instanceof JsonString name)) {
                throw INVALID_PARAMETER_TYPE.with(key, "list of key and value");
            }
            tags.add(name.getString(), pair.getOrDefault("value", JsonValue.NULL));
        }
        return storable(tags.build(), key, 0).asJsonObject();
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
