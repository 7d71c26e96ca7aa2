package spaceone.identity.api.wire;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.INVALID_PARAMETER_TYPE;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single values. Every refusal names the member. */
final class Scalars {

    /** The zero constants of the API's enums: in a request they mean "not sent". */
    private static final Set<String> ZERO_NAMES =
            Set.of(
                    "NONE",
                    "STATE_NONE",
                    "ROLE_TYPE_NONE",
                    "NONE_BACKEND",
                    "NONE_USER_TYPE",
                    "SCOPE_NONE",
                    "AUTH_TYPE_NONE",
                    "GRANT_TYPE_NONE",
                    "NONE_GRANT_TYPE",
                    "PERMISSION_GROUP_NONE",
                    "RESOURCE_GROUP_NONE",
                    "PROJECT_TYPE_NONE",
                    "UPGRADE_MODE_NONE",
                    "MFA_STATE_NONE");

    private static final int MOST_DIGITS = 20;

    private Scalars() {}

    static String text(JsonValue value, String key) {
        if (!(value instanceof JsonString text)) {
            throw INVALID_PARAMETER_TYPE.with(key, "str");
        }
        return storable(text.getString(), key);
    }

    /**
     * Neither the database nor UTF-8 can hold NUL or half a surrogate pair; refuse them here, by
     * name.
     */
    static String storable(String text, String key) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw INVALID_PARAMETER.with(key, "contains a NUL character");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw INVALID_PARAMETER.with(key, "is not well-formed Unicode");
            }
        }
        return text;
    }

    static Boolean flag(JsonValue value, String key) {
        return switch (value.getValueType()) {
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            default -> throw INVALID_PARAMETER_TYPE.with(key, "bool");
        };
    }

    static int integer(JsonValue value, String key) {
        BigDecimal number = number(value, key);
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw INVALID_PARAMETER.with(key, "out of range");
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw INVALID_PARAMETER.with(key, "not a whole number of 32 bits");
        }
    }

    private static BigDecimal number(JsonValue value, String key) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        if (value instanceof JsonString text && text.getString().matches("-?[0-9]{1,10}")) {
            return new BigDecimal(text.getString());
        }
        throw INVALID_PARAMETER_TYPE.with(key, "int");
    }

    /** By name or by number; the zero constant, which our enums do not have, is 0. */
    static @Nullable Object constant(JsonValue value, Class<?> type, String key) {
        if (value instanceof JsonNumber) {
            int number = integer(value, key);
            return number == 0 ? null : at(type, number - 1, key);
        }
        String name = text(value, key);
        return name.isEmpty() || ZERO_NAMES.contains(name) ? null : named(type, name, key);
    }

    static Object repeated(JsonValue value, Class<?> type, String key) {
        return value instanceof JsonNumber
                ? at(type, integer(value, key), key)
                : named(type, text(value, key), key);
    }

    private static Object at(Class<?> type, int index, String key) {
        Object[] constants = type.getEnumConstants();
        if (index < 0 || index >= constants.length) {
            throw INVALID_PARAMETER.with(key, "no such value");
        }
        return constants[index];
    }

    private static Object named(Class<?> type, String name, String key) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw INVALID_PARAMETER.with(
                key, "must be one of " + java.util.List.of(type.getEnumConstants()));
    }
}
