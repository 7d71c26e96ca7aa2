package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The {@code query} of a list method: which rows, in which order, which of their members. */
public record Query(
        Filter filter,
        List<Sort> sort,
        Page page,
        boolean minimal,
        boolean countOnly,
        List<String> only,
        Optional<Unwind> unwind) {

    private static final Query ALL =
            new Query(Filter.NONE, List.of(), Page.ALL, false, false, List.of(), Optional.empty());

    private static final String[] MEMBERS = {
        "filter", "filter_or", "keyword", "sort", "page", "minimal", "count_only", "only", "unwind"
    };

    public Query {
        unwind.map(Unwind::path).ifPresent(path -> requireAmong(only, path));
    }

    private static void requireAmong(List<String> only, String path) {
        if (only.stream().noneMatch(key -> (path + ".").startsWith(key + "."))) {
            throw DB_QUERY.with("unwind needs its path among only");
        }
    }

    public static Query all() {
        return ALL;
    }

    /** Reads the body's {@code query}; null when the body has none. */
    public static Query parse(@Nullable JsonObject query) {
        if (query == null) {
            return ALL;
        }
        Limits.check(query);
        Members members = Members.of(query, "query", MEMBERS);
        Optional<Unwind> unwind =
                members.has("unwind")
                        ? Optional.of(Unwind.parse(members.object("unwind", Unwind.MEMBERS)))
                        : Optional.empty();
        return new Query(
                Filter.parse(members),
                Sort.parse(members),
                Page.parse(members),
                members.flag("minimal"),
                members.flag("count_only"),
                members.texts("only"),
                unwind);
    }

    /**
     * A top-level field of the request, ANDed: equality, or "one of" for a list. What the wire
     * cannot tell from a field not sent (null, "", false, 0, an empty list) adds nothing.
     */
    public Query with(String key, @Nullable Object value) {
        Filter narrower = filter.and(key, value);
        return new Query(narrower, sort, page, minimal, countOnly, only, unwind);
    }

    /** The sort keys asked for, or the resource's own. */
    List<Sort> order(Fields fields) {
        return sort.isEmpty() ? fields.order() : sort;
    }

    /** The rows before paging, in order. */
    Relation rows(Fields fields, Scope scope, Instant now) {
        Sql where = filter.where(fields, scope, now);
        Relation rows = Relation.of(fields, fields.columns(), where).sorted(order(fields));
        return unwind.map(each -> each.listed(rows)).orElse(rows);
    }

    Sql count(Relation rows, Scope scope) {
        if (unwind.isPresent()) {
            return rows.count();
        }
        return scope.counted()
                .filter(counter -> filter.equals(Filter.NONE))
                .orElseGet(
                        () ->
                                scope.tally()
                                        .filter(tally -> tally.decides(filter))
                                        .map(
                                                tally ->
                                                        Relation.of(
                                                                tally,
                                                                rows.columns(),
                                                                rows.where()))
                                        .orElse(rows)
                                        .count());
    }

    /** The count before paging. Of unwound rows only a page tells it. */
    long total(long found, LongSupplier count) {
        return unwind.isPresent() && !page.isLimited() ? 0 : page.total(found, count);
    }
}
