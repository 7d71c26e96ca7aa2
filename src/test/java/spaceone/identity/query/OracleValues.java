package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Equality and order of JSON values, for the oracles. */
final class OracleValues {

    private OracleValues() {}

    static List<JsonValue> elements(JsonValue held) {
        return held instanceof JsonArray array ? array : List.of(held);
    }

    static boolean same(JsonValue one, JsonValue other) {
        return canonical(one).equals(canonical(other));
    }

    /** Equal values, equal text: numbers to twelve digits, members in order. */
    static String canonical(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return canonical(number.bigDecimalValue());
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(OracleValues::canonical).toList().toString();
        }
        if (value instanceof JsonObject object) {
            TreeMap<String, String> members = new TreeMap<>();
            object.forEach((name, member) -> members.put(name, canonical(member)));
            return members.toString();
        }
        return value.toString();
    }

    static String canonical(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(12)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    static int rank(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> 0;
            case NUMBER -> 1;
            case STRING -> 2;
            case OBJECT -> 3;
            case ARRAY -> 4;
            case TRUE, FALSE -> 5;
        };
    }

    /** By type, then by value. */
    static int compare(JsonValue one, JsonValue other) {
        if (rank(one) != rank(other)) {
            return Integer.compare(rank(one), rank(other));
        }
        if (one instanceof JsonNumber number) {
            return number.bigDecimalValue().compareTo(((JsonNumber) other).bigDecimalValue());
        }
        return new CodePoints(text(one)).compareTo(new CodePoints(text(other)));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : written(value);
    }

    /** As PostgreSQL writes jsonb: shorter names first, a blank behind colon and comma. */
    private static String written(JsonValue value) {
        if (value instanceof JsonArray array) {
            return "["
                    + String.join(", ", array.stream().map(OracleValues::written).toList())
                    + "]";
        }
        if (value instanceof JsonObject object) {
            Comparator<String> shorterFirst = Comparator.comparing(String::length);
            List<String> members =
                    object.keySet().stream()
                            .sorted(shorterFirst.thenComparing(Comparator.naturalOrder()))
                            .map(name -> "\"" + name + "\": " + written(object.get(name)))
                            .toList();
            return "{" + String.join(", ", members) + "}";
        }
        return value.toString();
    }

    /** A text in the order of its code points, which is not that of Java's chars. */
    record CodePoints(String text) implements Comparable<CodePoints> {
        @Override
        public int compareTo(CodePoints other) {
            return Arrays.compare(text.codePoints().toArray(), other.text.codePoints().toArray());
        }
    }
}
