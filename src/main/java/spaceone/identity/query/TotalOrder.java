package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import jakarta.json.JsonValue;
import java.util.List;

/**
 * Comparison inside a group: unlike a filter it compares values of all types with each other, and
 * what is absent or null is less than everything.
 */
final class TotalOrder {

    private TotalOrder() {}

    static Sql compare(Term term, Condition condition) {
        JsonValue value = condition.value();
        if (value == JsonValue.NULL) {
            throw DB_QUERY.with("a condition of a group field needs a value");
        }
        return switch (condition.operator()) {
            case EQ -> equal(term, value);
            case NOT -> equal(term, value).negated();
            case GT, GTE, LT, LTE -> ordered(term, condition.operator().comparison(), value);
            default -> throw DB_QUERY.with("operator of a group field's condition");
        };
    }

    private static Sql equal(Term term, JsonValue value) {
        return term instanceof JsonTerm
                ? Sql.of("COALESCE(? = ?::jsonb, FALSE)", term.sql(), value)
                : Sql.of("COALESCE(?, FALSE)", term.equalsAny(List.of(value)));
    }

    private static Sql ordered(Term term, String comparison, JsonValue value) {
        return term instanceof ScalarTerm scalar
                ? scalar(scalar, comparison, value)
                : json(term.order(), comparison, value);
    }

    private static Sql scalar(ScalarTerm term, String comparison, JsonValue value) {
        boolean less = comparison.startsWith("<");
        Sql missing = less ? term.missing() : Sql.FALSE;
        if (term.type.parameter(value).isPresent()) {
            return Sql.anyOf(term.compares(comparison, value), missing);
        }
        boolean typeIsLess = rank(term.type) < rank(value);
        if (typeIsLess == less) {
            return less ? Sql.TRUE : Sql.of("? IS NOT NULL", term.sql());
        }
        return missing;
    }

    private static Sql json(List<OrderKey> keys, String comparison, JsonValue value) {
        Sql rank = keys.get(0).sql();
        boolean isNumber = value.getValueType() == JsonValue.ValueType.NUMBER;
        return Sql.of(
                "(? " + comparison.charAt(0) + " ? OR ? = ? AND ? " + comparison + " ?)",
                rank,
                rank(value),
                rank,
                rank(value),
                keys.get(isNumber ? 1 : 2).sql(),
                Sql.of(isNumber ? "?::numeric" : "?::jsonb #>> '{}'", value));
    }

    private static int rank(Scalar type) {
        return switch (type) {
            case NUMBER -> 1;
            case TEXT -> 2;
            case FLAG -> 5;
            case TIME -> 6;
        };
    }

    private static int rank(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> 0;
            case NUMBER -> 1;
            case STRING -> 2;
            case OBJECT -> 3;
            case ARRAY -> 4;
            case TRUE, FALSE -> 5;
        };
    }
}
