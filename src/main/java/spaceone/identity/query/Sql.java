package spaceone.identity.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL and the values of its parameters, in order. Text comes from constants only: in a
 * template each {@code ?} takes one argument, another piece is spliced in, anything else is bound.
 */
record Sql(String text, List<Object> values) {

    static final Sql NOTHING = Sql.of("");
    static final Sql TRUE = Sql.of("TRUE");
    static final Sql FALSE = Sql.of("FALSE");

    static Sql of(String template, Object... arguments) {
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        String[] parts = template.split("\\?", -1);
        if (parts.length != arguments.length + 1) {
            throw new IllegalArgumentException(template);
        }
        for (int i = 0; i < arguments.length; i++) {
            text.append(parts[i]);
            if (arguments[i] instanceof Sql piece) {
                text.append(piece.text);
                values.addAll(piece.values);
            } else {
                text.append('?');
                values.add(arguments[i]);
            }
        }
        return new Sql(text.append(parts[arguments.length]).toString(), values);
    }

    static Sql join(String separator, List<Sql> pieces) {
        return new Sql(
                pieces.stream().map(Sql::text).collect(Collectors.joining(separator)),
                pieces.stream().flatMap(piece -> piece.values.stream()).toList());
    }

    static Sql allOf(List<Sql> conditions) {
        return conditions.isEmpty() ? TRUE : combined(" AND ", conditions);
    }

    static Sql anyOf(List<Sql> conditions) {
        return conditions.isEmpty() ? FALSE : combined(" OR ", conditions);
    }

    static Sql anyOf(Sql... conditions) {
        return anyOf(Arrays.asList(conditions));
    }

    private static Sql combined(String operator, List<Sql> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : Sql.of("(?)", join(operator, conditions));
    }

    /** True where this is false or unknown. */
    Sql negated() {
        return Sql.of("(?) IS NOT TRUE", this);
    }
}
