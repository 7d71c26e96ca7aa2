package spaceone.identity.query;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rows of an answer that is built in memory. Each row brings its own size, and beyond the bound
 * only that: an aggregate may be one row of hundreds of megabytes, which must not leave the
 * database. The sum is watched while rows are read.
 */
final class Bounded {

    /** No name of a client: those hold no such character. */
    private static final String SIZE = "\0size";

    private static final int ROW = 128;

    private final Relation rows;
    private final long most;
    private long weight;

    Bounded(Relation rows, Page page, long most) {
        this.rows = sized(rows.cut(page.clause()));
        this.most = most;
    }

    private static Relation sized(Relation rows) {
        List<Sql> sizes = new ArrayList<>();
        rows.columns()
                .terms()
                .values()
                .forEach(
                        term ->
                                sizes.add(
                                        Sql.of(
                                                "coalesce(octet_length((?)::text), 0)::bigint",
                                                term.sql())));
        Map<String, Term> terms = new LinkedHashMap<>(rows.columns().terms());
        Sql size = sizes.isEmpty() ? Sql.of("0::bigint") : Sql.join(" + ", sizes);
        terms.put(SIZE, new ScalarTerm(Scalar.NUMBER, size, false, true));
        // Fenced, so that the size is computed once and not in each column that asks for it.
        return rows.nested(terms, rows.keys(), Sql.of(" OFFSET 0"));
    }

    Sql select() {
        Sql size = Objects.requireNonNull(rows.columns().terms().get(SIZE)).sql();
        return rows.select(
                rows.columns().terms().entrySet().stream()
                        .map(
                                each ->
                                        each.getKey().equals(SIZE)
                                                ? size
                                                : Sql.of(
                                                        "CASE WHEN ? <= ? THEN ? END",
                                                        size,
                                                        most,
                                                        each.getValue().sql()))
                        .toList());
    }

    JsonObject read(ResultSet row, long rowWeight) throws SQLException {
        int last = rows.columns().terms().size();
        weight += ROW + rowWeight;
        if (row.getLong(last) > most || weight > most) {
            throw QueryError.ANSWER_TOO_LARGE.with(most);
        }
        return rows.read(row, last - 1);
    }
}
