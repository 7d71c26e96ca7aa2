package spaceone.identity.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which members an answer shows: reads only their columns, and makes an object of each row. */
record Projection(List<Shown> shown) {

    private record Shown(Field field, Term term, Selection selection) {}

    static Projection of(Fields fields, Query query, Columns columns) {
        Selection selection = new Selection();
        query.only().forEach(key -> selection.add(fields.answered(key)));
        if (query.minimal()) {
            fields.minimal().forEach(key -> selection.add(fields.answered(key)));
        }
        if (!query.only().isEmpty()) {
            query.order(fields).stream()
                    .filter(sort -> fields.answerable().find(sort.key()).isPresent())
                    .forEach(sort -> selection.add(fields.answered(sort.key())));
        }
        if (query.only().isEmpty() && !query.minimal()) {
            selection.add(List.of());
        }
        return new Projection(
                fields.all().stream()
                        .filter(field -> !field.hidden())
                        .flatMap(field -> shown(field, selection, columns).stream())
                        .toList());
    }

    private static Optional<Shown> shown(Field field, Selection selection, Columns columns) {
        Term term = columns.terms().getOrDefault(field.key(), field.term());
        return selection.child(field.key()).map(child -> new Shown(field, term, child));
    }

    List<Sql> columns() {
        return shown.stream().map(each -> each.term.sql()).toList();
    }

    /** Null members are left out. */
    JsonObject read(ResultSet row) throws SQLException {
        JsonObjectBuilder object = JsonValues.object();
        int column = 0;
        for (Shown each : shown) {
            value(each, row, ++column).ifPresent(value -> object.add(each.field.key(), value));
        }
        return object.build();
    }

    private static Optional<JsonValue> value(Shown shown, ResultSet row, int column)
            throws SQLException {
        return shown.term
                .read(row, column)
                .filter(value -> value != JsonValue.NULL)
                .or(shown.field::emitted)
                .flatMap(shown.selection::of);
    }
}
