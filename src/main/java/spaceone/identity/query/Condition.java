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
import java.util.function.UnaryOperator;
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
            case CONTAIN, CONTAIN_IN -> columns.get(key).contains(substrings());
            case NOT_CONTAIN, NOT_CONTAIN_IN ->
                    columns.get(key).containsAll(substrings()).negated();
            case REGEX, REGEX_IN -> columns.get(key).matches(texts(RegularExpression::checked));
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

    private List<String> substrings() {
        return texts(Condition::likePattern);
    }

    static String likePattern(String literal) {
        return "%" + literal.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    private List<String> texts(UnaryOperator<String> form) {
        List<JsonValue> values = operator.takesList() ? value.asJsonArray() : List.of(value);
        if (values.isEmpty()) {
            throw badValue();
        }
        return values.stream().map(this::text).map(form).toList();
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
