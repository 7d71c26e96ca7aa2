package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One condition on one row, evaluated in memory. */
record OracleCondition(JsonObject row, String key, OracleType type, JsonValue held) {

    static boolean holds(JsonObject row, JsonObject condition) {
        String operator = condition.getString("o");
        String key = condition.getString("k");
        JsonValue value = condition.get("v");
        boolean takesList = operator.equals("in") || operator.endsWith("_in");
        refuseUnless(takesList == value instanceof JsonArray);
        OracleType type = OracleType.of(key).orElseThrow(Oracle.Refused::new);
        return new OracleCondition(row, key, type, Oracle.present(row, key)).holds(operator, value);
    }

    private static void refuseUnless(boolean right) {
        if (!right) {
            throw new Oracle.Refused();
        }
    }

    private boolean holds(String operator, JsonValue value) {
        return switch (operator) {
            case "eq" -> equal(value);
            case "not" -> !equal(value);
            case "in" -> any(value.asJsonArray(), this::equal);
            case "not_in" -> !any(value.asJsonArray(), this::equal);
            case "lt", "lte", "gt", "gte" -> compares(value, sign(operator));
            case "contain", "contain_in" -> any(values(value), this::contains);
            case "not_contain", "not_contain_in" ->
                    values(value).isEmpty() || any(values(value), each -> !contains(each));
            case "regex", "regex_in" -> any(texts(value), this::matches);
            case "exists" -> exists() == flag(value);
            case "match" -> hasElementWith(object(value));
            default -> {
                Optional<Instant> limit =
                        operator.startsWith("datetime")
                                ? IsoTime.parse(text(value))
                                : RelativeTime.parse(text(value), UserTable.NOW);
                yield isTime(limit.orElseThrow(Oracle.Refused::new), sign(operator));
            }
        };
    }

    private static IntPredicate sign(String operator) {
        return sign -> sign == 0 ? operator.endsWith("e") : operator.contains("gt") == (sign > 0);
    }

    /** Without short cuts: each value must be looked at for mistakes. */
    private static <T> boolean any(List<T> values, Predicate<T> test) {
        return values.stream().map(test::test).toList().contains(true);
    }

    private static boolean flag(JsonValue value) {
        refuseUnless(value == JsonValue.TRUE || value == JsonValue.FALSE);
        return value == JsonValue.TRUE;
    }

    private static String text(JsonValue value) {
        refuseUnless(value instanceof JsonString);
        return ((JsonString) value).getString();
    }

    private static JsonObject object(JsonValue value) {
        refuseUnless(value instanceof JsonObject);
        return value.asJsonObject();
    }

    private static List<JsonValue> values(JsonValue value) {
        return value instanceof JsonArray list ? list : List.of(value);
    }

    private static List<String> texts(JsonValue value) {
        return values(value).stream().map(OracleCondition::text).toList();
    }

    private boolean exists() {
        return OracleType.isAlwaysStored(key) || Oracle.stored(row, key).isPresent();
    }

    private boolean equal(JsonValue value) {
        if (value == JsonValue.NULL) {
            return held == JsonValue.NULL;
        }
        refuseUnless(type != OracleType.DOCUMENT);
        if (type == OracleType.JSON) {
            return OracleValues.elements(held).stream()
                    .anyMatch(each -> OracleValues.same(each, value));
        }
        Optional<Comparable<Object>> wanted = type.converted(value);
        return held != JsonValue.NULL && wanted.isPresent() && wanted.equals(type.converted(held));
    }

    private boolean compares(JsonValue value, IntPredicate test) {
        if (value == JsonValue.NULL) {
            return false;
        }
        refuseUnless(type != OracleType.DOCUMENT);
        if (type == OracleType.JSON) {
            boolean isPlain = !(value instanceof JsonObject);
            return OracleValues.elements(held).stream()
                    .filter(each -> OracleValues.rank(each) == OracleValues.rank(value))
                    .anyMatch(each -> isPlain && test.test(OracleValues.compare(each, value)));
        }
        Optional<Comparable<Object>> wanted = type.converted(value);
        return held != JsonValue.NULL
                && wanted.isPresent()
                && test.test(-wanted.get().compareTo(type.converted(held).orElseThrow()));
    }

    /** What is no text has no parts, and contains what it equals. */
    private boolean contains(JsonValue value) {
        boolean hasParts =
                type == OracleType.TEXT || type == OracleType.JSON && value instanceof JsonString;
        if (!hasParts) {
            return equal(value);
        }
        String part = text(value);
        return anyText(text -> lower(text).contains(lower(part)));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private boolean matches(String expression) {
        int anyCase = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        Pattern pattern = Pattern.compile(expression.replace("$", "\\z"), anyCase);
        return anyText(text -> pattern.matcher(text).find());
    }

    private boolean anyText(Predicate<String> test) {
        boolean hasTexts = type == OracleType.TEXT || type == OracleType.JSON;
        return OracleValues.elements(held).stream()
                .anyMatch(
                        each ->
                                hasTexts
                                        && each instanceof JsonString text
                                        && test.test(text.getString()));
    }

    private boolean hasElementWith(JsonObject members) {
        return type == OracleType.JSON
                && held instanceof JsonArray array
                && array.stream().anyMatch(each -> hasMembers(each, members));
    }

    private static boolean hasMembers(JsonValue element, JsonObject members) {
        return element instanceof JsonObject object
                && members.entrySet().stream()
                        .allMatch(
                                each ->
                                        object.containsKey(each.getKey())
                                                && OracleValues.same(
                                                        object.get(each.getKey()),
                                                        each.getValue()));
    }

    private boolean isTime(Instant limit, IntPredicate test) {
        return type == OracleType.TIME
                && held instanceof JsonString text
                && test.test(Instant.parse(text.getString()).compareTo(limit));
    }
}
