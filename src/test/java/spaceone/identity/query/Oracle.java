package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The language evaluated in memory, written from the reference page and not from the compiler: what
 * the properties hold the compiler against. Knows the fields of {@link UserTable}.
 */
final class Oracle {

    /** The query is a mistake. */
    static final class Refused extends RuntimeException {}

    enum Type {
        TEXT,
        NUMBER,
        FLAG,
        TIME,
        JSON,
        DOCUMENT
    }

    private static final Map<String, Type> PLAIN =
            Map.of(
                    "email_verified", Type.FLAG,
                    "refresh_timeout", Type.NUMBER,
                    "created_at", Type.TIME,
                    "last_accessed_at", Type.TIME);

    private static final Set<String> TEXTS =
            Set.of(
                    "user_id",
                    "domain_id",
                    "name",
                    "state",
                    "email",
                    "auth_type",
                    "role_id",
                    "role_type");

    private static final JsonArray DEFAULT_ORDER =
            RandomUsers.json("[{\"key\":\"name\"},{\"key\":\"user_id\"}]").asJsonArray();

    private Oracle() {}

    static List<JsonObject> filtered(List<JsonObject> rows, JsonObject query) {
        List<JsonObject> all = conditions(query, "filter");
        List<JsonObject> any = conditions(query, "filter_or");
        List<String> words =
                Arrays.stream(query.getString("keyword", "").split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList();
        List<JsonObject> kept = new ArrayList<>();
        for (JsonObject row : rows) {
            // Every condition is evaluated, so that a mistake shows whatever the others say.
            List<Boolean> each = all.stream().map(condition -> holds(row, condition)).toList();
            List<Boolean> either = any.stream().map(condition -> holds(row, condition)).toList();
            boolean found =
                    either.contains(true)
                            || words.stream().anyMatch(word -> hasKeyword(row, word))
                            || any.isEmpty() && words.isEmpty();
            if (!each.contains(false)
                    && found
                    && row.getString("domain_id").equals(UserTable.DOMAIN)) {
                kept.add(row);
            }
        }
        return kept;
    }

    private static List<JsonObject> conditions(JsonObject query, String name) {
        return query.containsKey(name)
                ? query.getJsonArray(name).getValuesAs(JsonObject.class)
                : List.of();
    }

    private static boolean hasKeyword(JsonObject row, String word) {
        return List.of("user_id", "name", "email").stream()
                .anyMatch(key -> lower(row.getString(key)).contains(lower(word)));
    }

    /** Stable, on rows in the order of their insertion. */
    static List<JsonObject> sorted(List<JsonObject> rows, JsonObject query) {
        JsonArray given = query.getJsonArray("sort");
        JsonArray sort = given.isEmpty() ? DEFAULT_ORDER : given;
        Comparator<JsonObject> order = Comparator.comparing(row -> 0);
        for (JsonObject each : sort.getValuesAs(JsonObject.class)) {
            Optional<Type> type = type(each.getString("key"));
            if (type.isPresent()) {
                Comparator<JsonObject> byKey =
                        Comparator.comparing(
                                row -> present(row, each.getString("key")), Oracle::compare);
                order =
                        order.thenComparing(
                                each.getBoolean("desc", false) ? byKey.reversed() : byKey);
            }
        }
        return rows.stream().sorted(order).toList();
    }

    static Optional<Type> type(String key) {
        String[] path = key.split("\\.", -1);
        if (Arrays.stream(path).anyMatch(part -> part.isEmpty() || part.startsWith("$"))) {
            return Optional.empty();
        }
        if (path[0].equals("mfa")) {
            boolean member = path.length == 2 && Set.of("state", "mfa_type").contains(path[1]);
            boolean map = path.length > 1 && path[1].equals("options");
            return path.length == 1
                    ? Optional.of(Type.DOCUMENT)
                    : Optional.of(Type.JSON).filter(json -> member || map);
        }
        if (Set.of("tags", "required_actions").contains(path[0])) {
            return Optional.of(Type.JSON);
        }
        Type plain = TEXTS.contains(key) ? Type.TEXT : PLAIN.get(key);
        return Optional.ofNullable(plain);
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

    private static boolean holds(JsonObject row, JsonObject condition) {
        String operator = condition.getString("o");
        JsonValue value = condition.getOrDefault("v", JsonValue.NULL);
        boolean takesList = operator.equals("in") || operator.endsWith("_in");
        if (takesList != (value.getValueType() == ValueType.ARRAY)) {
            throw new Refused();
        }
        String key = condition.getString("k");
        Type type = type(key).orElseThrow(Refused::new);
        return holds(type, row, key, operator, value);
    }

    private static boolean holds(
            Type type, JsonObject row, String key, String operator, JsonValue value) {
        JsonValue held = present(row, key);
        return switch (operator) {
            case "eq" -> equals(type, held, value);
            case "not" -> !equals(type, held, value);
            case "in" -> any(value.asJsonArray(), each -> equals(type, held, each));
            case "not_in" -> !any(value.asJsonArray(), each -> equals(type, held, each));
            case "lt", "lte", "gt", "gte" -> compares(type, held, value, sign(operator));
            case "contain" -> any(texts(value), text -> contains(type, held, text));
            case "contain_in" -> any(texts(value), text -> contains(type, held, text));
            case "not_contain", "not_contain_in" ->
                    any(texts(value), text -> !contains(type, held, text));
            case "regex", "regex_in" -> any(texts(value), text -> matches(type, held, text));
            case "exists" -> exists(row, key) == flag(value);
            case "match" -> hasElementWith(held, object(value)) && type == Type.JSON;
            default -> {
                Optional<Instant> limit =
                        operator.startsWith("datetime")
                                ? IsoTime.parse(text(value))
                                : RelativeTime.parse(text(value), UserTable.NOW);
                yield isTime(type, held, limit, sign(operator));
            }
        };
    }

    private static IntPredicate sign(String operator) {
        return sign -> sign == 0 ? operator.endsWith("e") : operator.contains("gt") == (sign > 0);
    }

    /** Without short cuts: each value must be looked at for mistakes. */
    private static <T> boolean any(List<T> values, java.util.function.Predicate<T> test) {
        return values.stream().map(test::test).toList().contains(true);
    }

    private static boolean exists(JsonObject row, String key) {
        boolean always =
                TEXTS.contains(key) || PLAIN.containsKey(key) && !key.equals("refresh_timeout");
        return always || stored(row, key).isPresent();
    }

    private static boolean flag(JsonValue value) {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new Refused();
        }
        return value == JsonValue.TRUE;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new Refused();
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Refused();
    }

    private static List<String> texts(JsonValue value) {
        List<JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
        if (values.isEmpty()) {
            throw new Refused();
        }
        return values.stream().map(Oracle::text).toList();
    }

    private static boolean equals(Type type, JsonValue held, JsonValue value) {
        if (value == JsonValue.NULL) {
            return held == JsonValue.NULL;
        }
        return switch (type) {
            case DOCUMENT -> throw new Refused();
            case JSON -> elements(held).stream().anyMatch(each -> same(each, value));
            default -> {
                Optional<Comparable<Object>> wanted = converted(type, value);
                yield held != JsonValue.NULL
                        && wanted.equals(converted(type, held))
                        && wanted.isPresent();
            }
        };
    }

    static List<JsonValue> elements(JsonValue held) {
        return held instanceof JsonArray array ? array : List.of(held);
    }

    /** A value that is no list is compared itself, a list by its elements, never as a whole. */
    static boolean same(JsonValue one, JsonValue other) {
        return one.getValueType() == other.getValueType()
                && switch (one.getValueType()) {
                    case NUMBER -> number(one).compareTo(number(other)) == 0;
                    case OBJECT ->
                            one.asJsonObject().keySet().equals(other.asJsonObject().keySet())
                                    && one.asJsonObject().entrySet().stream()
                                            .allMatch(
                                                    each ->
                                                            same(
                                                                    each.getValue(),
                                                                    other.asJsonObject()
                                                                            .get(each.getKey())));
                    case ARRAY -> pairwise(one.asJsonArray(), other.asJsonArray(), Oracle::same);
                    default -> one.equals(other);
                };
    }

    private static boolean pairwise(
            JsonArray one, JsonArray other, BiPredicate<JsonValue, JsonValue> test) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!test.test(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    static BigDecimal number(JsonValue value) {
        return ((JsonNumber) value).bigDecimalValue();
    }

    @SuppressWarnings("unchecked")
    static Optional<Comparable<Object>> converted(Type type, JsonValue value) {
        Optional<?> converted =
                switch (type) {
                    case TEXT ->
                            Optional.of(value)
                                    .filter(JsonString.class::isInstance)
                                    .map(Oracle::text)
                                    .map(CodePoints::new);
                    case FLAG ->
                            Optional.of(value)
                                    .filter(
                                            each ->
                                                    each == JsonValue.TRUE
                                                            || each == JsonValue.FALSE)
                                    .map(each -> each == JsonValue.TRUE);
                    case TIME ->
                            Optional.of(value)
                                    .filter(JsonString.class::isInstance)
                                    .map(Oracle::text)
                                    .flatMap(IsoTime::parse);
                    default -> numeric(value);
                };
        return (Optional<Comparable<Object>>) converted;
    }

    private static Optional<BigDecimal> numeric(JsonValue value) {
        if (value instanceof JsonNumber) {
            return Optional.of(number(value).stripTrailingZeros());
        }
        if (!(value instanceof JsonString text)) {
            return Optional.empty();
        }
        if (!text.getString().matches("-?\\d+(\\.\\d+)?")) {
            throw new Refused();
        }
        return Optional.of(new BigDecimal(text.getString()).stripTrailingZeros());
    }

    private static boolean compares(Type type, JsonValue held, JsonValue value, IntPredicate test) {
        if (value == JsonValue.NULL) {
            return false;
        }
        return switch (type) {
            case DOCUMENT -> throw new Refused();
            case JSON ->
                    elements(held).stream()
                            .anyMatch(
                                    each ->
                                            each.getValueType() != ValueType.NULL
                                                    && rank(each) == rank(value)
                                                    && isPlain(value)
                                                    && test.test(compare(each, value)));
            default -> {
                Optional<Comparable<Object>> wanted = converted(type, value);
                yield held != JsonValue.NULL
                        && wanted.isPresent()
                        && test.test(-wanted.get().compareTo(converted(type, held).orElseThrow()));
            }
        };
    }

    private static boolean isPlain(JsonValue value) {
        return value.getValueType() != ValueType.OBJECT && value.getValueType() != ValueType.ARRAY;
    }

    private static boolean contains(Type type, JsonValue held, String part) {
        return anyText(type, held, true, text -> lower(text).contains(lower(part)));
    }

    private static boolean matches(Type type, JsonValue held, String pattern) {
        Pattern compiled =
                Pattern.compile(
                        pattern.replace("$", "\\z"),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return anyText(type, held, false, text -> compiled.matcher(text).find());
    }

    private static boolean anyText(
            Type type,
            JsonValue held,
            boolean refuseDocuments,
            java.util.function.Predicate<String> test) {
        if (type == Type.DOCUMENT && refuseDocuments) {
            throw new Refused();
        }
        boolean hasTexts = type == Type.TEXT || type == Type.JSON;
        return hasTexts
                && elements(held).stream()
                        .anyMatch(
                                each ->
                                        each instanceof JsonString text
                                                && test.test(text.getString()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean hasElementWith(JsonValue held, JsonObject members) {
        return held instanceof JsonArray array
                && array.stream()
                        .anyMatch(
                                each ->
                                        each instanceof JsonObject object
                                                && members.entrySet().stream()
                                                        .allMatch(
                                                                member ->
                                                                        object.containsKey(
                                                                                        member
                                                                                                .getKey())
                                                                                && same(
                                                                                        object.get(
                                                                                                member
                                                                                                        .getKey()),
                                                                                        member
                                                                                                .getValue())));
    }

    private static boolean isTime(
            Type type, JsonValue held, Optional<Instant> limit, IntPredicate test) {
        Instant instant = limit.orElseThrow(Refused::new);
        return type == Type.TIME
                && held instanceof JsonString text
                && test.test(Instant.parse(text.getString()).compareTo(instant));
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

    /** By type, then by value; texts by code point. */
    static int compare(JsonValue one, JsonValue other) {
        if (rank(one) != rank(other)) {
            return Integer.compare(rank(one), rank(other));
        }
        return one.getValueType() == ValueType.NUMBER
                ? number(one).compareTo(number(other))
                : new CodePoints(written(one)).compareTo(new CodePoints(written(other)));
    }

    /** As PostgreSQL writes jsonb: shorter names first, a blank after colon and comma. */
    private static String written(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        return value.getValueType() == ValueType.NULL ? "" : nested(value);
    }

    private static String nested(JsonValue value) {
        if (value instanceof JsonArray array) {
            return "[" + String.join(", ", array.stream().map(Oracle::nested).toList()) + "]";
        }
        if (value instanceof JsonObject object) {
            return "{"
                    + String.join(
                            ", ",
                            object.keySet().stream()
                                    .sorted(
                                            Comparator.comparing(String::length)
                                                    .thenComparing(name -> name))
                                    .map(name -> "\"" + name + "\": " + nested(object.get(name)))
                                    .toList())
                    + "}";
        }
        return value.toString();
    }

    record CodePoints(String text) implements Comparable<CodePoints> {
        @Override
        public int compareTo(CodePoints other) {
            return Arrays.compare(text.codePoints().toArray(), other.text.codePoints().toArray());
        }
    }
}
