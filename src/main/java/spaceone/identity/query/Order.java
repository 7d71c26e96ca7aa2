package spaceone.identity.query;

import java.util.ArrayList;
import java.util.List;

/** The order of rows: directed expressions. */
record Order(List<Directed> keys) {

    record Directed(OrderKey key, boolean descending) {}

    /** Unknown keys do not order. Ties keep the order of insertion, whatever the direction. */
    static Order of(Fields fields, Query query) {
        List<Directed> keys = new ArrayList<>();
        for (Sort sort : query.order(fields)) {
            fields.columns()
                    .find(sort.key())
                    .ifPresent(
                            term ->
                                    term.order()
                                            .forEach(
                                                    key ->
                                                            keys.add(
                                                                    new Directed(
                                                                            key,
                                                                            sort.descending()))));
        }
        keys.add(new Directed(fields.insertionOrder(), false));
        return new Order(keys);
    }

    Sql sql() {
        return Sql.join(
                ", ", keys.stream().map(each -> each.key.direction(each.descending)).toList());
    }
}
