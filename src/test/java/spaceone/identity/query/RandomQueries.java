package spaceone.identity.query;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.integers;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Queries from the grammar, over keys and values that some rows have, and some have not. */
final class RandomQueries {

    static final List<String> KEYS =
            List.of(
                    "user_id",
                    "name",
                    "state",
                    "email",
                    "email_verified",
                    "role_id",
                    "refresh_timeout",
                    "created_at",
                    "last_accessed_at",
                    "mfa.state",
                    "mfa.options.email",
                    "mfa.options",
                    "required_actions",
                    "required_actions.0",
                    "tags",
                    "tags.team",
                    "tags.team.0",
                    "tags.team.-1",
                    "tags.level",
                    "tags.level.a",
                    "tags.level.1.b",
                    "tags.-1",
                    "domain_id");

    private static final List<String> ODD_KEYS =
            List.of(
                    "mfa",
                    "password",
                    "id",
                    "name__ne",
                    "mfa.foo",
                    "name.x",
                    "tags.$where",
                    "tags..a");

    private static final List<String> PATTERNS =
            List.of(
                    "^a",
                    "e$",
                    "l.c",
                    "^(zed|alice)$",
                    "[a-c]+",
                    "é",
                    "\\d",
                    "o{1,2}p",
                    "(?:a|b)*c");

    private final List<JsonObject> rows;
    private final Map<String, List<JsonValue>> heldValues = new HashMap<>();

    RandomQueries(List<JsonObject> rows) {
        this.rows = rows;
    }

    Arbitrary<JsonObject> queries() {
        return Combinators.combine(conditions(2), conditions(2), keyword(), sort())
                .as(
                        (filter, either, keyword, sort) ->
                                Json.createObjectBuilder()
                                        .add("filter", filter)
                                        .add("filter_or", either)
                                        .add("keyword", keyword)
                                        .add("sort", sort)
                                        .build());
    }

    Arbitrary<JsonValue> conditions(int most) {
        return list(keys().flatMap(this::condition), most);
    }

    static Arbitrary<String> keys() {
        return frequencyOf(
                Tuple.of(60, Arbitraries.of(KEYS)), Tuple.of(1, Arbitraries.of(ODD_KEYS)));
    }

    private Arbitrary<JsonValue> condition(String key) {
        Arbitrary<Operator> operators =
                key.endsWith("_at")
                        ? Arbitraries.of(Operator.values())
                        : Arbitraries.of(EnumSet.range(Operator.EQ, Operator.DATETIME_LT));
        return operators.flatMap(
                operator ->
                        operand(key, operator)
                                .map(value -> condition(key, operator.wireName(), value)));
    }

    private static JsonValue condition(String key, String operator, JsonValue value) {
        return Json.createObjectBuilder().add("k", key).add("o", operator).add("v", value).build();
    }

    /** Mostly what the operator takes. */
    private Arbitrary<JsonValue> operand(String key, Operator operator) {
        Arbitrary<JsonValue> patterns = Arbitraries.of(PATTERNS).map(Json::createValue);
        Arbitrary<JsonValue> fitting =
                switch (operator) {
                    case EXISTS -> json("true", "false");
                    case MATCH -> json("{\"a\":1}", "{\"b\":\"x\"}", "{}");
                    case CONTAIN, NOT_CONTAIN -> parts(key);
                    case CONTAIN_IN, NOT_CONTAIN_IN -> list(parts(key), 3);
                    case REGEX -> patterns;
                    case REGEX_IN -> list(patterns, 3);
                    case IN, NOT_IN -> list(values(key), 3);
                    case DATETIME_LT, DATETIME_LTE, DATETIME_GT, DATETIME_GTE ->
                            json("\"2024-01\"", "\"2024-06-30T23:30:00.5Z\"", "\"20240701\"");
                    case TIMEDIFF_LT, TIMEDIFF_LTE, TIMEDIFF_GT, TIMEDIFF_GTE ->
                            json("\"now\"", "\"now/d - 3d\"", "\"now-180d\"");
                    default -> values(key);
                };
        return frequencyOf(
                Tuple.of(40, fitting), Tuple.of(1, values(key)), Tuple.of(1, list(values(key), 3)));
    }

    /** Values that rows have at the key, as they are there or as elements. */
    private Arbitrary<JsonValue> values(String key) {
        List<JsonValue> held = heldValues.computeIfAbsent(key, this::held);
        Arbitrary<JsonValue> others =
                json(
                        "null",
                        "true",
                        "\"\"",
                        "\"1800\"",
                        "1800.0",
                        "0.5",
                        "3",
                        "{\"a\":1}",
                        "\"é\"");
        return held.isEmpty()
                ? others
                : frequencyOf(Tuple.of(5, Arbitraries.of(held)), Tuple.of(1, others));
    }

    private List<JsonValue> held(String key) {
        return rows.stream()
                .map(row -> Oracle.stored(row, key))
                .flatMap(Optional::stream)
                .flatMap(value -> OracleValues.elements(value).stream())
                .distinct()
                .toList();
    }

    /** Parts of texts that rows have at the key, in some case. */
    private Arbitrary<JsonValue> parts(String key) {
        Arbitrary<String> held =
                Combinators.combine(values(key), integers().between(0, 6), integers().between(1, 3))
                        .as(
                                (value, start, length) -> {
                                    String text =
                                            value instanceof JsonString json
                                                    ? json.getString()
                                                    : value.toString();
                                    int from = Math.min(start, text.length());
                                    int to = Math.min(from + length, text.length());
                                    return text.substring(from, to);
                                })
                        .filter(part -> part.codePoints().noneMatch(RandomQueries::isSurrogate));
        return Arbitraries.oneOf(
                        held,
                        held.map(String::toUpperCase),
                        Arbitraries.of("", "%", "_", "\\", "😀"))
                .map(Json::createValue);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** A statistic of one group, with up to two keys and fields of every kind. */
    Arbitrary<JsonObject> groups() {
        return Combinators.combine(
                        conditions(1),
                        Arbitraries.of(KEYS).list().ofMaxSize(2),
                        keys().flatMap(this::field).list().ofMinSize(1).ofMaxSize(3))
                .as(RandomQueries::group);
    }

    private static JsonObject group(JsonValue filter, List<String> keys, List<JsonObject> fields) {
        JsonArrayBuilder named = Json.createArrayBuilder();
        for (int i = 0; i < keys.size(); i++) {
            named.add(Json.createObjectBuilder().add("k", keys.get(i)).add("n", "k" + i));
        }
        JsonArrayBuilder computed = Json.createArrayBuilder();
        for (int i = 0; i < fields.size(); i++) {
            computed.add(Json.createObjectBuilder(fields.get(i)).add("n", "f" + i));
        }
        JsonObjectBuilder group =
                Json.createObjectBuilder().add("keys", named).add("fields", computed);
        return Json.createObjectBuilder()
                .add("filter", filter)
                .add(
                        "aggregate",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder().add("group", group)))
                .build();
    }

    private Arbitrary<JsonObject> field(String key) {
        Arbitrary<JsonObject> plain =
                Arbitraries.of(
                                "sum",
                                "average",
                                "max",
                                "min",
                                "first",
                                "last",
                                "push",
                                "add_to_set")
                        .map(operator -> field(key, operator).build());
        Arbitrary<JsonObject> counts =
                Arbitraries.of("eq", "not", "gt", "gte", "lt", "lte")
                        .flatMap(each -> values(key).map(value -> condition(key, each, value)))
                        .map(
                                each ->
                                        field("user_id", "count")
                                                .add(
                                                        "conditions",
                                                        Json.createArrayBuilder().add(each))
                                                .build());
        return Arbitraries.oneOf(plain, counts);
    }

    private static JsonObjectBuilder field(String key, String operator) {
        return Json.createObjectBuilder().add("k", key).add("o", operator);
    }

    private static Arbitrary<String> keyword() {
        return frequencyOf(
                Tuple.of(5, Arbitraries.just("")),
                Tuple.of(1, Arbitraries.of("alice", " zed  KIM ", "%", "u1 한", "   ")));
    }

    /** An empty list of keys is the default order. */
    private static Arbitrary<JsonValue> sort() {
        return list(
                Combinators.combine(keys(), Arbitraries.of(true, false))
                        .as(
                                (key, desc) ->
                                        Json.createObjectBuilder()
                                                .add("key", key)
                                                .add("desc", desc)
                                                .build()),
                2);
    }

    private static Arbitrary<JsonValue> json(String... texts) {
        return Arbitraries.of(texts).map(RandomUsers::json);
    }

    private static Arbitrary<JsonValue> list(Arbitrary<? extends JsonValue> values, int most) {
        return values.list()
                .ofMaxSize(most)
                .map(
                        list -> {
                            JsonArrayBuilder array = Json.createArrayBuilder();
                            list.forEach(array::add);
                            return array.build();
                        });
    }
}
