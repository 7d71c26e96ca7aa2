package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The language evaluated in memory, written from the reference page and not from the compiler: what
 * the properties hold the compiler against. Knows the fields of {@link UserTable}.
 */
final class Oracle {

    /** The query is a mistake. */
    static final class Refused extends RuntimeException {}

    private static final JsonArray DEFAULT_ORDER =
            RandomUsers.json("[{\"key\":\"name\"},{\"key\":\"user_id\"}]").asJsonArray();

    private Oracle() {}

    static List<JsonObject> filtered(List<JsonObject> rows, JsonObject query) {
        List<JsonObject> kept = new ArrayList<>();
        for (JsonObject row : rows) {
            // Every condition is evaluated, so that a mistake shows whatever the others say.
            List<Boolean> all = evaluated(row, query.getJsonArray("filter"));
            List<Boolean> any = evaluated(row, query.getJsonArray("filter_or"));
            List<Boolean> found = keywordsFound(row, query.getString("keyword", ""));
            boolean chosen =
                    any.isEmpty() && found.isEmpty() || any.contains(true) || found.contains(true);
            boolean own = row.getString("domain_id").equals(UserTable.DOMAIN);
            if (own && chosen && !all.contains(false)) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static List<Boolean> evaluated(JsonObject row, JsonArray conditions) {
        List<JsonObject> given =
                conditions == null ? List.of() : conditions.getValuesAs(JsonObject.class);
        return given.stream().map(condition -> OracleCondition.holds(row, condition)).toList();
    }

    private static List<Boolean> keywordsFound(JsonObject row, String keyword) {
        return Arrays.stream(keyword.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> hasKeyword(row, OracleCondition.lower(word)))
                .toList();
    }

    private static boolean hasKeyword(JsonObject row, String word) {
        return List.of("user_id", "name", "email").stream()
                .anyMatch(key -> OracleCondition.lower(row.getString(key)).contains(word));
    }

    /** Stable, on rows in the order of their insertion. */
    static List<JsonObject> sorted(List<JsonObject> rows, JsonObject query) {
        JsonArray given = query.getJsonArray("sort");
        Comparator<JsonObject> order = Comparator.comparing(row -> 0);
        for (JsonObject each :
                (given.isEmpty() ? DEFAULT_ORDER : given).getValuesAs(JsonObject.class)) {
            String key = each.getString("key");
            Comparator<JsonObject> byKey =
                    Comparator.comparing(row -> present(row, key), OracleValues::compare);
            if (OracleType.of(key).isPresent()) {
                order =
                        order.thenComparing(
                                each.getBoolean("desc", false) ? byKey.reversed() : byKey);
            }
        }
        return rows.stream().sorted(order).toList();
    }

    static Optional<JsonValue> stored(JsonObject row, String key) {
        Optional<JsonValue> value = Optional.of(row);
        for (String part : key.split("\\.")) {
            value = value.flatMap(holder -> step(holder, part));
        }
        return value;
    }

    private static Optional<JsonValue> step(JsonValue holder, String part) {
        if (holder instanceof JsonObject object) {
            return Optional.ofNullable(object.get(part));
        }
        if (holder instanceof JsonArray array && part.matches("\\d+")) {
            int index = Integer.parseInt(part);
            return index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** JSON null also for what is absent. */
    static JsonValue present(JsonObject row, String key) {
        return stored(row, key).orElse(JsonValue.NULL);
    }
}
