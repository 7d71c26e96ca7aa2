package spaceone.identity.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A jsonb value at a path in a column. Comparison is strict about types; of an array each element
 * is compared on its own.
 */
sealed class JsonTerm extends Term permits DocumentTerm {

    /** One element, as {@code v}, seen as a plain value: NULL when it is of another type. */
    static final ScalarTerm NUMBER = element(Scalar.NUMBER, "number", "v::numeric");

    private static final ScalarTerm TEXT = element(Scalar.TEXT, "string", "v #>> '{}'");
    private static final ScalarTerm FLAG = element(Scalar.FLAG, "boolean", "v::boolean");

    private final Sql column;
    private final List<String> path;
    private final Sql sql;

    JsonTerm(Sql column, List<String> path, boolean optional) {
        super(optional);
        this.column = column;
        this.path = path;
        this.sql = at(column, path);
    }

    /** A number may be an index; any other name, also "-1", is only ever a member. */
    private static Sql at(Sql column, List<String> path) {
        Sql value = column;
        for (String segment : path) {
            String step = isIndex(segment) ? "(? #> ARRAY[?::text])" : "(? -> ?::text)";
            value = Sql.of(step, value, segment);
        }
        return value;
    }

    private static boolean isIndex(String segment) {
        return segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ScalarTerm element(Scalar type, String jsonType, String value) {
        // The CASE matters: a bare cast may run before the type is tested, and fail.
        String safe = "(CASE WHEN jsonb_typeof(v) = '" + jsonType + "' THEN " + value + " END)";
        return new ScalarTerm(type, Sql.of(safe), true, false);
    }

    @Override
    Sql sql() {
        return sql;
    }

    @Override
    Term over(Sql other, boolean isOptional) {
        return new JsonTerm(other, List.of(), isOptional);
    }

    @Override
    Optional<Term> at(List<String> further) {
        if (further.isEmpty()) {
            return Optional.of(this);
        }
        return Optional.of(
                new JsonTerm(
                        column, Stream.of(path, further).flatMap(List::stream).toList(), true));
    }

    @Override
    Sql missing() {
        return Sql.of("COALESCE(?, 'null') = 'null'::jsonb", sql);
    }

    @Override
    Sql stored() {
        return optional ? Sql.of("? IS NOT NULL", sql) : Sql.TRUE;
    }

    @Override
    Sql equalsAny(List<JsonValue> values) {
        List<JsonValue> composite = values.stream().filter(JsonTerm::isComposite).toList();
        // Of a plain value there may be more than one spelling.
        List<JsonValue> plain =
                Spellings.ofValues(values.stream().filter(each -> !isComposite(each)).toList());
        List<Sql> alternatives = new ArrayList<>();
        if (!plain.isEmpty()) {
            alternatives.add(holdsAny(plain));
        }
        if (!composite.isEmpty()) {
            // Containment would also find objects that have more members than the wanted one.
            alternatives.add(anyElement(Sql.of("v = ANY(?)", new SqlArray("jsonb", composite))));
        }
        return Sql.anyOf(alternatives);
    }

    private static boolean isComposite(JsonValue value) {
        return value.getValueType() == ValueType.OBJECT || value.getValueType() == ValueType.ARRAY;
    }

    /** Containment is equality for plain values, and "has the element" for arrays of them. */
    private Sql holdsAny(List<JsonValue> plain) {
        boolean indexable = !path.isEmpty() && path.stream().noneMatch(JsonTerm::isIndex);
        if (!indexable || plain.size() > FEW) {
            return any(sql, "@>", "jsonb", plain);
        }
        // The column contains the nested value: the one form a GIN index on the column can serve.
        return any(
                column,
                "@>",
                "jsonb",
                plain.stream()
                        .flatMap(value -> Stream.of(value, JsonValues.list(value)))
                        .map(this::nested)
                        .toList());
    }

    private JsonValue nested(JsonValue value) {
        JsonValue nested = value;
        for (int i = path.size() - 1; i >= 0; i--) {
            nested = JsonValues.object(path.get(i), nested);
        }
        return nested;
    }

    @Override
    Sql compares(String comparison, JsonValue value) {
        return switch (value.getValueType()) {
            case NUMBER -> anyElement(NUMBER.compares(comparison, value));
            case STRING -> anyElement(TEXT.compares(comparison, value));
            case TRUE, FALSE -> anyElement(FLAG.compares(comparison, value));
            default -> Sql.FALSE;
        };
    }

    @Override
    Sql compares(String comparison, Instant instant) {
        return Sql.FALSE;
    }

    @Override
    boolean looksInto(JsonValue value) {
        return value.getValueType() == ValueType.STRING;
    }

    @Override
    Sql contains(List<String> likePatterns) {
        return anyElement(TEXT.contains(likePatterns));
    }

    /** Each pattern in some element, not all of them in one. */
    @Override
    Sql containsAll(List<String> likePatterns) {
        return Sql.of(
                "NOT EXISTS (SELECT 1 FROM unnest(?) AS wanted(pattern) WHERE NOT ?)",
                new SqlArray("text", likePatterns),
                anyElement(AnyCase.likeColumn(TEXT.sql(), Sql.of("wanted.pattern"))));
    }

    @Override
    Sql matches(List<String> regularExpressions) {
        return anyElement(TEXT.matches(regularExpressions));
    }

    @Override
    Sql hasElementWith(JsonObject members) {
        return Sql.of("? @> ?::jsonb", sql, JsonValues.list(members));
    }

    private Sql anyElement(Sql condition) {
        return Sql.of("EXISTS (SELECT 1 FROM ? AS e(v) WHERE ?)", elements(), condition);
    }

    /** A value that is no list is its own only element; what is absent has none. */
    Sql elements() {
        return Sql.of(
                "jsonb_array_elements(CASE jsonb_typeof(?) WHEN 'array' THEN ?"
                        + " ELSE '[]'::jsonb || ? END)",
                sql,
                sql,
                sql);
    }

    /** The whole column with another value at this path. */
    Sql replaced(Sql value) {
        return Sql.of("jsonb_set(?, ?, ?)", column, new SqlArray("text", path), value);
    }

    @Override
    Sql json(String timeFormat) {
        return sql;
    }

    @Override
    Sql number() {
        return Sql.of("(CASE WHEN jsonb_typeof(?) = 'number' THEN ?::numeric END)", sql, sql);
    }

    @Override
    Term extreme(boolean greatest) {
        Order order =
                new Order(order().stream().map(key -> new Order.Directed(key, greatest)).toList());
        Sql first =
                Sql.of("(array_agg(??) FILTER (WHERE ? <> 'null'))[1]", sql, order.clause(), sql);
        return new JsonTerm(first, List.of(), false);
    }

    @Override
    Term collated() {
        return this;
    }

    /** First by type, then numbers as numbers and the rest as text. */
    @Override
    List<OrderKey> order() {
        Sql rank =
                Sql.of(
                        "(CASE jsonb_typeof(?) WHEN 'number' THEN 1 WHEN 'string' THEN 2"
                                + " WHEN 'object' THEN 3 WHEN 'array' THEN 4 WHEN 'boolean' THEN 5"
                                + " ELSE 0 END)",
                        sql);
        Sql text =
                Sql.of(
                        "(CASE WHEN jsonb_typeof(?) <> 'number' THEN ? #>> '{}' END)"
                                + " COLLATE \"C\"",
                        sql,
                        sql);
        return List.of(
                new OrderKey(rank, true), new OrderKey(number(), false), new OrderKey(text, false));
    }

    @Override
    Optional<JsonValue> read(ResultSet row, int index) throws SQLException {
        String json = row.getString(index);
        if (json == null) {
            return optional ? Optional.empty() : Optional.of(JsonValue.NULL);
        }
        return Optional.of(JsonValues.parse(json));
    }
}
