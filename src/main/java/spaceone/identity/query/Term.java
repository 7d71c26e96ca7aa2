package spaceone.identity.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A typed SQL expression: what each family of operators means on it, how it orders rows, how it is
 * answered. A condition it makes is false or unknown where the value is absent.
 */
abstract sealed class Term permits ScalarTerm, JsonTerm {

    /** Up to this many, alternatives are spelled out, which an index can serve. */
    static final int FEW = 16;

    /** Whether SQL's NULL means "not there" rather than a stored null. */
    final boolean optional;

    Term(boolean optional) {
        this.optional = optional;
    }

    abstract Sql sql();

    /** As text that stands in a jsonb object, in the form of an answer. */
    String constantJson() {
        return sql().text();
    }

    /** The same kind of term, read from another column. */
    abstract Term over(Sql column, boolean optional);

    /**
     * As it is answered: where nothing is stored, members that the answer shows all the same have
     * the value that it shows. What is stored as a whole stays as it is.
     */
    Term shownAs(JsonValue whereNull) {
        return this;
    }

    /** The term at a path inside this one. */
    abstract Optional<Term> at(List<String> path);

    /** Absent or null. */
    abstract Sql missing();

    /** Stored, be it as null. */
    abstract Sql stored();

    /** Equals one of these, none of which is null. */
    abstract Sql equalsAny(List<JsonValue> values);

    abstract Sql compares(String comparison, JsonValue value);

    abstract Sql compares(String comparison, Instant instant);

    /** Whether "contain" looks for the value in texts; anything else is held against the whole. */
    abstract boolean looksInto(JsonValue value);

    abstract Sql contains(List<String> likePatterns);

    abstract Sql containsAll(List<String> likePatterns);

    abstract Sql matches(List<String> regularExpressions);

    /** Is a list with an element that has these members. */
    abstract Sql hasElementWith(JsonObject members);

    abstract List<OrderKey> order();

    /** With the collation of its order, so that one index serves grouping and sorting. */
    abstract Term collated();

    /** As jsonb; NULL stays NULL. {@code timeFormat} says how a timestamp is written. */
    abstract Sql json(String timeFormat);

    final JsonTerm asJson() {
        return new JsonTerm(json(IsoTime.MILLIS), List.of(), true);
    }

    /** NULL where the value is no number. */
    abstract Sql number();

    /** The aggregate that finds the greatest or least value, passing over nulls. */
    abstract Term extreme(boolean greatest);

    /** The value in a row: empty when absent, JSON null when a null is stored. */
    abstract Optional<JsonValue> read(ResultSet row, int column) throws SQLException;

    /** {@code subject operator} one of the operands. */
    static Sql any(Sql subject, String operator, String type, List<?> operands) {
        if (operands.size() > FEW) {
            return Sql.of("? " + operator + " ANY(?)", subject, new SqlArray(type, operands));
        }
        String one = "? " + operator + " ?::" + type;
        return Sql.anyOf(operands.stream().map(each -> Sql.of(one, subject, each)).toList());
    }
}
