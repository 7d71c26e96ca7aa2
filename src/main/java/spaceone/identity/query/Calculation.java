package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code select} of an analysis: columns renamed, or computed from others. */
record Calculation(Map<String, JsonValue> select) implements Stage {

    private static final String WHERE = "query.select";

    @Override
    public Relation apply(Relation rows) {
        Map<String, Term> computed = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        select.forEach(
                (name, value) -> {
                    computed.put(name, term(value, rows.columns()));
                    if (value instanceof JsonString text
                            && rows.keys().contains(text.getString())) {
                        keys.add(name);
                    }
                });
        return rows.nested(computed, keys, Sql.NOTHING);
    }

    private static Term term(JsonValue value, Columns columns) {
        if (value instanceof JsonString name) {
            return columns.get(name.getString());
        }
        Members members =
                Members.of(Members.object(value, WHERE), WHERE, "operator", "key", "fields");
        String operator = members.text("operator");
        return switch (operator) {
            case "size" -> Conversion.SIZE.of(list(members, columns));
            case "sum" -> Conversion.SUM.of(list(members, columns));
            case "add" -> joined(" + ", operands(members, columns));
            case "multiply" -> joined(" * ", operands(members, columns));
            case "subtract" -> joined(" - ", pair(members, columns));
            case "divide" -> {
                List<Sql> pair = pair(members, columns);
                yield Aggregate.number(Sql.of("(? / NULLIF(?, 0))", pair.get(0), pair.get(1)));
            }
            default -> throw INVALID_PARAMETER.with(members.at("operator"), "not supported");
        };
    }

    private static JsonTerm list(Members members, Columns columns) {
        if (!members.has("key")) {
            throw REQUIRED_PARAMETER.with(members.at("key"));
        }
        return new JsonTerm(columns.get(members.text("key")).json(IsoTime.MILLIS), List.of(), true);
    }

    private static Term joined(String sign, List<Sql> operands) {
        return Aggregate.number(Sql.of("(?)", Sql.join(sign, operands)));
    }

    private static List<Sql> pair(Members members, Columns columns) {
        List<Sql> operands = operands(members, columns);
        if (operands.size() != 2) {
            throw INVALID_PARAMETER.with(members.at("fields"), "not exactly two");
        }
        return operands;
    }

    private static List<Sql> operands(Members members, Columns columns) {
        if (members.list("fields").isEmpty()) {
            throw REQUIRED_PARAMETER.with(members.at("fields"));
        }
        return members.list("fields").stream().map(each -> operand(each, columns)).toList();
    }

    /** Numeric throughout: counts are integers, and integers divide without a fraction. */
    private static Sql operand(JsonValue value, Columns columns) {
        Sql number =
                value instanceof JsonNumber constant
                        ? Sql.of("?", constant.bigDecimalValue())
                        : term(value, columns).number();
        return Sql.of("(?)::numeric", number);
    }
}
