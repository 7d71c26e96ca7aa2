package spaceone.identity.query;

import java.util.List;

/** The rows a list query means, as statements: the page of them, and their number. */
record Rows(Fields fields, Query query, Sql where) {

    Sql select(List<Sql> columns) {
        Sql rows =
                Sql.of(
                        "SELECT ? FROM ? WHERE ? ORDER BY ?",
                        columns.isEmpty() ? Sql.of("NULL") : Sql.join(", ", columns),
                        fields.from(),
                        where,
                        Order.of(fields, query).sql());
        Page page = query.page();
        return page.isLimited()
                ? Sql.of("? LIMIT ? OFFSET ?", rows, page.limit(), page.offset())
                : rows;
    }

    Sql count() {
        return Sql.of("SELECT count(*) FROM ? WHERE ?", fields.from(), where);
    }
}
