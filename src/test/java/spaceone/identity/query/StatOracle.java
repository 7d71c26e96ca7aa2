package spaceone.identity.query;

import static spaceone.identity.query.OracleValues.canonical;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One group and the different values of a key, evaluated in memory; results as canonical text. */
final class StatOracle {

    private StatOracle() {}

    static List<String> grouped(List<JsonObject> rows, JsonObject group) {
        List<JsonObject> keys = group.getJsonArray("keys").getValuesAs(JsonObject.class);
        List<JsonObject> fields = group.getJsonArray("fields").getValuesAs(JsonObject.class);
        fields.forEach(field -> value(List.of(), field));
        Map<String, List<JsonObject>> groups = new LinkedHashMap<>();
        for (JsonObject row : rows) {
            String values = keyValues(row, keys).toString();
            groups.computeIfAbsent(values, key -> new ArrayList<>()).add(row);
        }
        return groups.values().stream()
                .map(members -> result(members, keys, fields))
                .sorted()
                .toList();
    }

    private static String result(
            List<JsonObject> members, List<JsonObject> keys, List<JsonObject> fields) {
        Map<String, String> result = keyValues(members.get(0), keys);
        fields.forEach(field -> result.put(field.getString("n"), value(members, field)));
        return result.toString();
    }

    private static Map<String, String> keyValues(JsonObject row, List<JsonObject> keys) {
        Map<String, String> values = new TreeMap<>();
        for (JsonObject key : keys) {
            Oracle.stored(row, key.getString("k"))
                    .ifPresent(value -> values.put(key.getString("n"), canonical(value)));
        }
        return values;
    }

    /** A row of an answer as {@link #grouped} writes it; the order in a set does not count. */
    static String row(JsonObject row, JsonArray fields) {
        Map<String, String> result = new TreeMap<>();
        row.forEach((name, value) -> result.put(name, canonical(value)));
        for (JsonObject field : fields.getValuesAs(JsonObject.class)) {
            String name = field.getString("n");
            if (field.getString("o").equals("add_to_set")) {
                result.put(name, set(row.getJsonArray(name)));
            }
        }
        return result.toString();
    }

    private static String set(List<JsonValue> values) {
        return values.stream().map(OracleValues::canonical).distinct().sorted().toList().toString();
    }

    private static String value(List<JsonObject> rows, JsonObject field) {
        String key = field.getString("k");
        OracleType.of(key).orElseThrow(Oracle.Refused::new);
        List<JsonValue> all = rows.stream().map(row -> Oracle.present(row, key)).toList();
        List<JsonValue> stored =
                rows.stream()
                        .map(row -> Oracle.stored(row, key))
                        .flatMap(Optional::stream)
                        .toList();
        List<JsonValue> ordered =
                stored.stream()
                        .filter(value -> value != JsonValue.NULL)
                        .sorted(OracleValues::compare)
                        .toList();
        return switch (field.getString("o")) {
            case "count" -> canonical(BigDecimal.valueOf(counted(rows, field)));
            case "sum" -> canonical(sum(ordered));
            case "average" -> average(ordered);
            case "max" -> last(ordered);
            case "min" -> first(ordered);
            case "first" -> first(all);
            case "last" -> last(all);
            case "push" -> stored.stream().map(OracleValues::canonical).toList().toString();
            default -> set(stored);
        };
    }

    private static String first(List<JsonValue> values) {
        return values.isEmpty() ? "null" : canonical(values.get(0));
    }

    private static String last(List<JsonValue> values) {
        return values.isEmpty() ? "null" : canonical(values.get(values.size() - 1));
    }

    private static BigDecimal sum(List<JsonValue> values) {
        return values.stream()
                .filter(JsonNumber.class::isInstance)
                .map(value -> ((JsonNumber) value).bigDecimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String average(List<JsonValue> values) {
        long numbers = values.stream().filter(JsonNumber.class::isInstance).count();
        return numbers == 0
                ? "null"
                : canonical(sum(values).divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL64));
    }

    private static long counted(List<JsonObject> rows, JsonObject field) {
        JsonObject condition = field.getJsonArray("conditions").getJsonObject(0);
        String key = condition.getString("k");
        JsonValue value = condition.get("v");
        OracleType type = OracleType.of(key).orElseThrow(Oracle.Refused::new);
        if (value == JsonValue.NULL || value instanceof JsonArray) {
            throw new Oracle.Refused();
        }
        comparison(type, JsonValue.NULL, value);
        return rows.stream()
                .map(row -> Oracle.present(row, key))
                .filter(held -> holds(type, held, condition.getString("o"), value))
                .count();
    }

    private static boolean holds(
            OracleType type, JsonValue held, String operator, JsonValue value) {
        int sign = comparison(type, held, value);
        // Inside of objects 3 and 3.0 are equal, though their order is that of the text.
        boolean equal = isJson(type) ? OracleValues.same(held, value) : sign == 0;
        return switch (operator) {
            case "eq" -> equal;
            case "not" -> !equal;
            case "gt" -> sign > 0;
            case "gte" -> sign >= 0;
            case "lt" -> sign < 0;
            default -> sign <= 0;
        };
    }

    /** Over all types, what is absent or null below everything. */
    private static int comparison(OracleType type, JsonValue held, JsonValue value) {
        if (isJson(type)) {
            return OracleValues.compare(held, value);
        }
        Optional<Comparable<Object>> wanted = type.converted(value);
        if (held == JsonValue.NULL) {
            return -1;
        }
        int rank = type == OracleType.TIME ? 6 : OracleValues.rank(held);
        return wanted.isPresent()
                ? -wanted.get().compareTo(type.converted(held).orElseThrow())
                : rank - OracleValues.rank(value);
    }

    private static boolean isJson(OracleType type) {
        return type == OracleType.JSON || type == OracleType.DOCUMENT;
    }

    static List<String> distinct(List<JsonObject> rows, String key) {
        if (OracleType.of(key).isEmpty()) {
            return List.of();
        }
        return rows.stream()
                .map(row -> Oracle.stored(row, key))
                .flatMap(Optional::stream)
                .flatMap(value -> OracleValues.elements(value).stream())
                .sorted(OracleValues::compare)
                .map(OracleValues::canonical)
                .distinct()
                .toList();
    }
}
