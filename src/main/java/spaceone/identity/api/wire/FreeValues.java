package spaceone.identity.api.wire;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Writes free-form values. A number is the double it was sent as: a whole one of few digits as it
 * is, any other in the short form of a double, because the database knows 1e308 only with all of
 * its 309 digits (docs/contract/wire.md).
 */
final class FreeValues {

    private static final int MOST_DIGITS = 18;

    private FreeValues() {}

    static void write(JsonGenerator json, JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
                    json.writeKey(member.getKey());
                    write(json, member.getValue());
                }
                json.writeEnd();
            }
            case ARRAY -> {
                json.writeStartArray();
                value.asJsonArray().forEach(each -> write(json, each));
                json.writeEnd();
            }
            case NUMBER -> number(json, ((JsonNumber) value).bigDecimalValue());
            default -> json.write(value);
        }
    }

    private static void number(JsonGenerator json, BigDecimal number) {
        if (number.precision() - (long) number.scale() <= MOST_DIGITS && isWhole(number)) {
            json.write(number.longValueExact());
        } else {
            json.write(number.doubleValue());
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
