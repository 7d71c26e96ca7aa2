package spaceone.identity.query;

import java.util.List;

/** The order of rows: directed expressions. */
record Order(List<Directed> keys) {

    static final Order NONE = new Order(List.of());

    record Directed(OrderKey key, boolean descending) {}

    Order reversed() {
        return new Order(
                keys.stream().map(each -> new Directed(each.key, !each.descending)).toList());
    }

    /** With a blank before it; nothing when there is no order. */
    Sql clause() {
        List<Sql> directed =
                keys.stream().map(each -> each.key.direction(each.descending)).toList();
        return keys.isEmpty() ? Sql.NOTHING : Sql.of(" ORDER BY ?", Sql.join(", ", directed));
    }
}
