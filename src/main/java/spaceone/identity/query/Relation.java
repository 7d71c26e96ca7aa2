package spaceone.identity.query;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows between two stages of a statistic: where they come from, what their columns are called, in
 * which order they stand, and which columns a group made its keys. A row may stand for as many as
 * its weight says. A stage turns one relation into the next; names of a client never become names
 * in SQL.
 */
record Relation(
        Sql from, Sql where, Columns columns, Order order, Set<String> keys, Optional<Sql> weight) {

    static Relation of(Fields fields, Columns columns, Sql where) {
        Order insertion = new Order(List.of(new Order.Directed(fields.insertionOrder(), false)));
        return new Relation(fields.from(), where, columns, insertion, Set.of(), Optional.empty());
    }

    /** Rows that stand for many each; only their number can be asked for. */
    static Relation of(Tally tally, Columns columns, Sql where) {
        return new Relation(
                tally.from(), where, columns, Order.NONE, Set.of(), Optional.of(tally.number()));
    }

    /** A sub-select with these columns, which keeps the order. */
    Relation nested(Map<String, Term> selected, Set<String> keys, Sql tail) {
        List<Sql> list = new ArrayList<>();
        Map<String, Term> renamed = new LinkedHashMap<>();
        selected.forEach(
                (name, term) -> {
                    String alias = "c" + (renamed.size() + 1);
                    list.add(Sql.of("? AS " + alias, term.sql()));
                    renamed.put(name, term.over(Sql.of("s." + alias), term.optional));
                });
        List<Order.Directed> reordered = new ArrayList<>();
        for (Order.Directed each : order.keys()) {
            String alias = "o" + (reordered.size() + 1);
            list.add(Sql.of("? AS " + alias, each.key().sql()));
            OrderKey key = new OrderKey(Sql.of("s." + alias), each.key().neverNull());
            reordered.add(new Order.Directed(key, each.descending()));
        }
        Sql select = Sql.of("(SELECT ? FROM ? WHERE ??) AS s", listed(list), from, where, tail);
        return new Relation(
                select,
                Sql.TRUE,
                new Columns(renamed, columns.secrets()),
                new Order(reordered),
                Set.copyOf(keys),
                Optional.empty());
    }

    /** How many there are of the rows for which the condition holds. */
    Sql number(Sql condition) {
        return weight.map(
                        each ->
                                Sql.of(
                                        "COALESCE(sum(?) FILTER (WHERE ?), 0)::bigint",
                                        each,
                                        condition))
                .orElseGet(() -> Sql.of("count(*) FILTER (WHERE ?)", condition));
    }

    /** One row for each combination of the keys, which are the first of the columns. */
    Relation grouped(List<String> keyNames, Map<String, Term> selected) {
        // By number: an expression with parameters would not be recognised as the one selected.
        String numbers =
                IntStream.rangeClosed(1, keyNames.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        Sql tail = Sql.of(keyNames.isEmpty() ? " HAVING count(*) > 0" : " GROUP BY " + numbers);
        return unordered()
                .nested(selected, Set.copyOf(keyNames), tail)
                .sorted(keyNames.stream().map(name -> new Sort(name, false)).toList());
    }

    Relation nested() {
        return nested(columns.terms(), keys, Sql.NOTHING);
    }

    private static Sql listed(List<Sql> columns) {
        return columns.isEmpty() ? Sql.of("NULL") : Sql.join(", ", columns);
    }

    /** Stable: rows equal under the new keys stay as they were. Unknown keys do not order. */
    Relation sorted(List<Sort> sort) {
        List<Order.Directed> directed = new ArrayList<>();
        for (Sort each : sort) {
            columns.find(each.key()).stream()
                    .flatMap(term -> term.order().stream())
                    .forEach(key -> directed.add(new Order.Directed(key, each.descending())));
        }
        directed.addAll(order.keys());
        return new Relation(from, where, columns, new Order(directed), keys, weight);
    }

    /** The rows behind the one whose order keys have these values. */
    Relation after(List<Object> values) {
        Sql behind = Sql.of("? AND ?", where, order.after(values));
        return new Relation(from, behind, columns, order, keys, weight);
    }

    List<String> keyNames() {
        return columns.terms().keySet().stream().filter(keys::contains).toList();
    }

    Relation unordered() {
        return new Relation(from, where, columns, Order.NONE, keys, weight);
    }

    /** The rows that {@code LIMIT} or {@code OFFSET} leaves. */
    Relation cut(Sql limitOrOffset) {
        return nested(columns.terms(), keys, Sql.of("??", order.clause(), limitOrOffset));
    }

    Sql select(List<Sql> list) {
        return Sql.of("SELECT ? FROM ? WHERE ??", listed(list), from, where, order.clause());
    }

    Sql count() {
        return Sql.of(
                "SELECT ? FROM ? WHERE ?",
                weight.map(each -> number(Sql.TRUE)).orElse(Sql.of("count(*)")),
                from,
                where);
    }

    /** The first columns; absent members are left out, nulls are kept. */
    JsonObject read(ResultSet row, int columnCount) throws SQLException {
        JsonObjectBuilder object = JsonValues.object();
        int column = 0;
        for (Map.Entry<String, Term> each : columns.terms().entrySet()) {
            if (column == columnCount) {
                break;
            }
            Optional<JsonValue> value = each.getValue().read(row, ++column);
            value.ifPresent(present -> object.add(each.getKey(), present));
        }
        return object.build();
    }
}
