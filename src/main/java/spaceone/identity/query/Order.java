package spaceone.identity.query;

import java.util.List;

/** The order of rows: directed expressions. */
record Order(List<Directed> keys) {

    static final Order NONE = new Order(List.of());

    record Directed(OrderKey key, boolean descending) {

        private Sql equal(Object value) {
            return value == null
                    ? Sql.of("? IS NULL", key.sql())
                    : Sql.of("? = ?", key.sql(), value);
        }

        private Sql beyond(Object value) {
            if (value == null) {
                return descending ? Sql.FALSE : Sql.of("? IS NOT NULL", key.sql());
            }
            if (!descending) {
                return Sql.of("? > ?", key.sql(), value);
            }
            Sql less = Sql.of("? < ?", key.sql(), value);
            return key.neverNull() ? less : Sql.of("(? OR ? IS NULL)", less, key.sql());
        }

        private Sql notBefore(Object value) {
            if (value == null || descending && !key.neverNull()) {
                return Sql.TRUE;
            }
            return Sql.of(descending ? "? <= ?" : "? >= ?", key.sql(), value);
        }
    }

    /**
     * The rows behind the one with these values. Null is less than everything, so it comes first
     * ascending and last descending.
     */
    Sql after(List<Object> values) {
        if (keys.stream().allMatch(each -> each.key.neverNull() && !each.descending)) {
            List<Sql> expressions = keys.stream().map(each -> each.key.sql()).toList();
            List<Sql> parameters = values.stream().map(value -> Sql.of("?", value)).toList();
            return Sql.of("(?) > (?)", Sql.join(", ", expressions), Sql.join(", ", parameters));
        }
        Sql after = Sql.FALSE;
        for (int i = keys.size() - 1; i >= 0; i--) {
            Directed key = keys.get(i);
            after =
                    Sql.of(
                            "(? OR ? AND ?)",
                            key.beyond(values.get(i)),
                            key.equal(values.get(i)),
                            after);
        }
        // Says no more than the alternatives do, but an index can begin at it.
        return Sql.of("? AND ?", keys.get(0).notBefore(values.get(0)), after);
    }

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
