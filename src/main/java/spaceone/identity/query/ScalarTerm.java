package spaceone.identity.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plain column. Values of another type match nothing. */
final class ScalarTerm extends Term {

    final Scalar type;
    private final Sql sql;
    private final boolean neverNull;
    private final boolean indexedByCodePoint;

    ScalarTerm(Scalar type, Sql sql, boolean optional, boolean neverNull) {
        this(type, sql, optional, neverNull, false);
    }

    private ScalarTerm(
            Scalar type, Sql sql, boolean optional, boolean neverNull, boolean indexedByCodePoint) {
        super(optional);
        this.type = type;
        this.sql = sql;
        this.neverNull = neverNull;
        this.indexedByCodePoint = indexedByCodePoint;
    }

    /** A text whose index has the collation "C": only a comparison with that one can use it. */
    static ScalarTerm indexedByCodePoint(Sql sql, boolean optional, boolean neverNull) {
        return new ScalarTerm(Scalar.TEXT, sql, optional, neverNull, true);
    }

    @Override
    Sql sql() {
        return sql;
    }

    @Override
    Term over(Sql other, boolean isOptional) {
        return new ScalarTerm(type, other, isOptional, neverNull, false);
    }

    @Override
    Optional<Term> at(List<String> path) {
        return path.isEmpty() ? Optional.of(this) : Optional.empty();
    }

    @Override
    Sql missing() {
        return Sql.of("? IS NULL", sql);
    }

    @Override
    Sql stored() {
        return optional ? Sql.of("? IS NOT NULL", sql) : Sql.TRUE;
    }

    @Override
    Sql equalsAny(List<JsonValue> values) {
        List<Object> parameters =
                Spellings.ofValues(values).stream()
                        .map(type::parameter)
                        .flatMap(Optional::stream)
                        .toList();
        Sql compared = indexedByCodePoint ? byCodePoint() : sql;
        return switch (parameters.size()) {
            case 0 -> Sql.FALSE;
            case 1 -> Sql.of("? = ?", compared, parameters.get(0));
            default -> Sql.of("? = ANY(?)", compared, new SqlArray(type.sqlType, parameters));
        };
    }

    @Override
    Sql compares(String comparison, JsonValue value) {
        return type.parameter(value)
                .map(parameter -> Sql.of("? " + comparison + " ?", byCodePoint(), parameter))
                .orElse(Sql.FALSE);
    }

    @Override
    Sql compares(String comparison, Instant instant) {
        return type == Scalar.TIME
                ? Sql.of("? " + comparison + " ?", sql, Scalar.parameter(instant))
                : Sql.FALSE;
    }

    /** A text must be looked for in texts; other values there are a mistake. */
    @Override
    boolean looksInto(JsonValue value) {
        return type == Scalar.TEXT;
    }

    @Override
    Sql contains(List<String> likePatterns) {
        return type == Scalar.TEXT ? AnyCase.likeAny(sql, Spellings.of(likePatterns)) : Sql.FALSE;
    }

    @Override
    Sql containsAll(List<String> likePatterns) {
        return type == Scalar.TEXT
                ? AnyCase.likeAll(sql, Spellings.composed(likePatterns))
                : Sql.FALSE;
    }

    @Override
    Sql matches(List<String> regularExpressions) {
        return type == Scalar.TEXT ? AnyCase.matches(sql, regularExpressions) : Sql.FALSE;
    }

    @Override
    Sql hasElementWith(JsonObject members) {
        return Sql.FALSE;
    }

    @Override
    List<OrderKey> order() {
        return List.of(new OrderKey(byCodePoint(), neverNull));
    }

    /** Texts, whatever the database's language. */
    private Sql byCodePoint() {
        return type == Scalar.TEXT ? Sql.of("? COLLATE \"C\"", sql) : sql;
    }

    @Override
    Term collated() {
        return over(byCodePoint(), optional);
    }

    @Override
    Sql json(String timeFormat) {
        return type == Scalar.TIME
                ? Sql.of("to_jsonb(to_char(? AT TIME ZONE 'UTC', ?::text))", sql, timeFormat)
                : Sql.of("to_jsonb(?)", sql);
    }

    @Override
    String constantJson() {
        return type == Scalar.TIME
                ? "to_char(" + sql.text() + " at time zone 'UTC', '" + IsoTime.MILLIS + "')"
                : sql.text();
    }

    @Override
    Sql number() {
        return type == Scalar.NUMBER ? sql : Sql.of("NULL::numeric");
    }

    @Override
    Term extreme(boolean greatest) {
        String aggregate = greatest ? "max" : "min";
        if (type == Scalar.FLAG) {
            aggregate = greatest ? "bool_or" : "bool_and";
        }
        return new ScalarTerm(type, Sql.of(aggregate + "(?)", byCodePoint()), false, false);
    }

    @Override
    Optional<JsonValue> read(ResultSet row, int column) throws SQLException {
        JsonValue value = type.read(row, column);
        return optional && value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
    }
}
