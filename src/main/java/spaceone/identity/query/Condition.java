package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;
import static spaceone.identity.query.QueryError.OPERATOR_BOOLEAN_TYPE;
import static spaceone.identity.query.QueryError.OPERATOR_DICT_VALUE_TYPE;
import static spaceone.identity.query.QueryError.OPERATOR_LIST_VALUE_TYPE;
import static spaceone.identity.query.QueryError.OPERATOR_VALUE_TYPE;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import spaceone.identity.IdentityException;

/** One {@code key operator value}; knows which values its operator takes and what it means. */
record Condition(String key, JsonValue value, Operator operator) {

    static final String[] MEMBERS = {"k|key", "v|value", "o|operator"};

    Condition {
        if (operator.takesList() && value.getValueType() != ValueType.ARRAY) {
            throw OPERATOR_LIST_VALUE_TYPE.with(operator.wireName(), Members.shortened(key));
        }
        if (!operator.takesList() && value.getValueType() == ValueType.ARRAY) {
            throw OPERATOR_VALUE_TYPE.with(operator.wireName(), Members.shortened(key));
        }
        if (key.isEmpty()) {
            throw DB_QUERY.with("a condition needs a key");
        }
        if (operator == Operator.EXISTS && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw OPERATOR_BOOLEAN_TYPE.with(operator.wireName(), Members.shortened(key));
        }
        if (operator == Operator.MATCH && value.getValueType() != ValueType.OBJECT) {
            throw OPERATOR_DICT_VALUE_TYPE.with(operator.wireName(), Members.shortened(key));
        }
    }

    static Condition parse(Members members) {
        String name = members.text("operator");
        String key = members.text("key");
        Operator operator =
                Operator.named(name)
                        .orElseThrow(
                                () -> DB_QUERY.with(members.at("operator") + " is not supported"));
        return new Condition(key, members.value("value"), operator);
    }

    /**
     * {@code keyword contain WORD}: the word is found in some field that {@code query.keyword}
     * searches. Several of them are ANDed, where the words of {@code query.keyword} widen.
     */
    boolean isSearch() {
        return key.equals("keyword")
                && operator == Operator.CONTAIN
                && value.getValueType() == ValueType.STRING;
    }

    String search() {
        return ((JsonString) value).getString();
    }

    Condition on(String otherKey) {
        return new Condition(otherKey, value, operator);
    }

    /** Looks the key up late: a value that cannot be right for any key is reported first. */
    Sql sql(Columns columns, Instant now) {
        return switch (operator) {
            case EQ -> equal(columns.get(key), List.of(value));
            case NOT -> equal(columns.get(key), List.of(value)).negated();
            case IN -> equal(columns.get(key), value.asJsonArray());
            case NOT_IN -> equal(columns.get(key), value.asJsonArray()).negated();
            case LT, LTE, GT, GTE -> compare(columns.get(key));
            case CONTAIN, CONTAIN_IN -> contains(columns.get(key));
            case NOT_CONTAIN, NOT_CONTAIN_IN -> lacks(columns.get(key));
            case REGEX, REGEX_IN -> matches(columns.get(key));
            case EXISTS -> exists(columns.get(key));
            case MATCH -> columns.get(key).hasElementWith(value.asJsonObject());
            case DATETIME_LT, DATETIME_LTE, DATETIME_GT, DATETIME_GTE ->
                    compare(columns, Times.parse(value).orElseThrow(this::badValue));
            case TIMEDIFF_LT, TIMEDIFF_LTE, TIMEDIFF_GT, TIMEDIFF_GTE ->
                    compare(
                            columns,
                            RelativeTime.parse(text(value), now).orElseThrow(this::badValue));
        };
    }

    private static Sql equal(Term term, List<JsonValue> values) {
        List<JsonValue> present = values.stream().filter(each -> each != JsonValue.NULL).toList();
        List<Sql> alternatives = new ArrayList<>();
        if (!present.isEmpty()) {
            alternatives.add(term.equalsAny(present));
        }
        if (present.size() < values.size()) {
            alternatives.add(term.missing());
        }
        return Sql.anyOf(alternatives);
    }

    private Sql compare(Term term) {
        return value == JsonValue.NULL ? Sql.FALSE : term.compares(operator.comparison(), value);
    }

    private Sql compare(Columns columns, Instant instant) {
        return columns.get(key).compares(operator.comparison(), instant);
    }

    private Sql exists(Term term) {
        return value == JsonValue.TRUE ? term.stored() : term.stored().negated();
    }

    /** Any of the values; none of an empty list. */
    private Sql contains(Term term) {
        List<Sql> alternatives = new ArrayList<>();
        List<String> parts = parts(term);
        if (!parts.isEmpty()) {
            alternatives.add(term.contains(parts));
        }
        List<JsonValue> whole = whole(term);
        if (!whole.isEmpty()) {
            alternatives.add(equal(term, whole));
        }
        return Sql.anyOf(alternatives);
    }

    /** At least one of the values is not there, or there is none to look for. */
    private Sql lacks(Term term) {
        if (values().isEmpty()) {
            return Sql.TRUE;
        }
        List<Sql> alternatives = new ArrayList<>();
        List<String> parts = parts(term);
        if (!parts.isEmpty()) {
            alternatives.add(term.containsAll(parts).negated());
        }
        whole(term).forEach(each -> alternatives.add(equal(term, List.of(each)).negated()));
        return Sql.anyOf(alternatives);
    }

    private Sql matches(Term term) {
        List<String> expressions =
                values().stream().map(this::text).map(RegularExpression::checked).toList();
        return expressions.isEmpty() ? Sql.FALSE : term.matches(expressions);
    }

    /** The values that are looked for inside texts, as patterns. */
    private List<String> parts(Term term) {
        return values().stream()
                .filter(each -> term.looksInto(each))
                .map(this::text)
                .map(Condition::likePattern)
                .toList();
    }

    /** The values that have no parts: what is no text is contained where it is equal. */
    private List<JsonValue> whole(Term term) {
        return values().stream().filter(each -> !term.looksInto(each)).toList();
    }

    static String likePattern(String literal) {
        return "%" + literal.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private List<JsonValue> values() {
        return operator.takesList() ? value.asJsonArray() : List.of(value);
    }

    private String text(JsonValue each) {
        if (each instanceof JsonString string) {
            return string.getString();
        }
        throw badValue();
    }

    private IdentityException badValue() {
        return DB_QUERY.with("the value does not fit operator " + operator.wireName());
    }
}
