package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One group and the different values of a key, evaluated in memory; results as canonical text. */
final class StatOracle {

    private StatOracle() {}

    static List<String> grouped(List<JsonObject> rows, JsonObject group) {
        List<JsonObject> keys = group.getJsonArray("keys").getValuesAs(JsonObject.class);
        List<JsonObject> fields = group.getJsonArray("fields").getValuesAs(JsonObject.class);
        Map<String, List<JsonObject>> groups = new LinkedHashMap<>();
        for (JsonObject row : rows) {
            groups.computeIfAbsent(keyValues(row, keys).toString(), key -> new ArrayList<>())
                    .add(row);
        }
        fields.forEach(field -> value(List.of(), field));
        return groups.values().stream()
                .map(
                        members -> {
                            Map<String, String> result = keyValues(members.get(0), keys);
                            fields.forEach(
                                    field ->
                                            result.put(
                                                    field.getString("n"), value(members, field)));
                            return result.toString();
                        })
                .sorted()
                .toList();
    }

    /** A row of an answer as {@link #grouped} writes it; the order in a set does not count. */
    static String row(JsonObject row, List<JsonObject> fields) {
        Map<String, String> result = new TreeMap<>();
        row.forEach((name, value) -> result.put(name, canonical(value)));
        fields.stream()
                .filter(field -> field.getString("o").equals("add_to_set"))
                .map(field -> field.getString("n"))
                .forEach(
                        name ->
                                result.put(
                                        name,
                                        row.getJsonArray(name).stream()
                                                .map(StatOracle::canonical)
                                                .sorted()
                                                .toList()
                                                .toString()));
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

    private static String value(List<JsonObject> rows, JsonObject field) {
        String key = field.getString("k");
        Oracle.Type type = Oracle.type(key).orElseThrow(Oracle.Refused::new);
        List<JsonValue> stored =
                rows.stream()
                        .map(row -> Oracle.stored(row, key))
                        .flatMap(Optional::stream)
                        .toList();
        List<JsonValue> present = stored.stream().filter(value -> value != JsonValue.NULL).toList();
        List<BigDecimal> numbers =
                present.stream().filter(JsonNumber.class::isInstance).map(Oracle::number).toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (field.getString("o")) {
            case "count" -> canonical(BigDecimal.valueOf(counted(rows, field)));
            case "sum" -> canonical(sum);
            case "average" ->
                    numbers.isEmpty()
                            ? "null"
                            : canonical(
                                    sum.divide(
                                            BigDecimal.valueOf(numbers.size()),
                                            MathContext.DECIMAL64));
            case "max" ->
                    present.stream().max(Oracle::compare).map(StatOracle::canonical).orElse("null");
            case "min" ->
                    present.stream().min(Oracle::compare).map(StatOracle::canonical).orElse("null");
            case "first" -> rows.isEmpty() ? "null" : canonical(Oracle.present(rows.get(0), key));
            case "last" ->
                    rows.isEmpty()
                            ? "null"
                            : canonical(Oracle.present(rows.get(rows.size() - 1), key));
            case "push" -> stored.stream().map(StatOracle::canonical).toList().toString();
            default ->
                    stored.stream()
                            .map(StatOracle::canonical)
                            .distinct()
                            .sorted()
                            .toList()
                            .toString();
        };
    }

    private static long counted(List<JsonObject> rows, JsonObject field) {
        JsonObject condition = field.getJsonArray("conditions").getJsonObject(0);
        JsonValue value = condition.get("v");
        Oracle.Type type = Oracle.type(condition.getString("k")).orElseThrow(Oracle.Refused::new);
        if (value == JsonValue.NULL || value.getValueType() == ValueType.ARRAY) {
            throw new Oracle.Refused();
        }
        comparison(type, JsonValue.NULL, value);
        return rows.stream()
                .map(row -> Oracle.present(row, condition.getString("k")))
                .filter(held -> holds(type, held, condition.getString("o"), value))
                .count();
    }

    private static boolean holds(
            Oracle.Type type, JsonValue held, String operator, JsonValue value) {
        boolean json = type == Oracle.Type.JSON || type == Oracle.Type.DOCUMENT;
        // Inside of objects 3 and 3.0 are equal, though their order is that of the text.
        boolean equal = json ? Oracle.same(held, value) : comparison(type, held, value) == 0;
        int sign = comparison(type, held, value);
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
    private static int comparison(Oracle.Type type, JsonValue held, JsonValue value) {
        if (type == Oracle.Type.JSON || type == Oracle.Type.DOCUMENT) {
            return Oracle.compare(held, value);
        }
        Optional<Comparable<Object>> wanted = Oracle.converted(type, value);
        if (held == JsonValue.NULL) {
            return -1;
        }
        return wanted.isPresent()
                ? -wanted.get().compareTo(Oracle.converted(type, held).orElseThrow())
                : (type == Oracle.Type.TIME ? 6 : Oracle.rank(held)) - Oracle.rank(value);
    }

    static List<String> distinct(List<JsonObject> rows, String key) {
        if (Oracle.type(key).isEmpty()) {
            return List.of();
        }
        return rows.stream()
                .map(row -> Oracle.stored(row, key))
                .flatMap(Optional::stream)
                .flatMap(value -> Oracle.elements(value).stream())
                .sorted(Oracle::compare)
                .map(StatOracle::canonical)
                .distinct()
                .toList();
    }

    /** Equal values, equal text: numbers to twelve digits, members in order, sets sorted. */
    static String canonical(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return canonical(number.bigDecimalValue());
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(StatOracle::canonical).toList().toString();
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    each -> canonical(each.getValue()),
                                    (one, other) -> other,
                                    TreeMap::new))
                    .toString();
        }
        return value.toString();
    }

    private static String canonical(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(12)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
