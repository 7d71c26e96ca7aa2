package spaceone.identity.query;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON values. Keeps the factories: {@code jakarta.json.Json} looks them up on each call. */
final class JsonValues {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private JsonValues() {}

    static JsonValue of(String text) {
        return PROVIDER.createValue(text);
    }

    /** Whole numbers without a fraction, others as the doubles the API knows. */
    static JsonValue of(BigDecimal number) {
        return isLong(number)
                ? PROVIDER.createValue(number.longValueExact())
                : PROVIDER.createValue(number.doubleValue());
    }

    static boolean isLong(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
    }

    /** Of what Java code holds: JSON, texts, enums, flags, numbers, collections of them, null. */
    static JsonValue ofAny(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Number number) {
            return of(new BigDecimal(number.toString()));
        }
        if (value instanceof Collection<?> values) {
            JsonArrayBuilder list = list();
            values.forEach(each -> list.add(ofAny(each)));
            return list.build();
        }
        return of(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    static JsonValue parse(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    static JsonValue list(JsonValue only) {
        return list().add(only).build();
    }

    static JsonArrayBuilder list() {
        return BUILDERS.createArrayBuilder();
    }

    static JsonValue object(String name, JsonValue only) {
        return object().add(name, only).build();
    }

    static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }
}
