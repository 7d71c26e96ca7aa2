package spaceone.identity.query;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** The {@code query} of a list method: which rows, in which order, which of their members. */
public record Query(
        Filter filter,
        List<Sort> sort,
        Page page,
        boolean minimal,
        boolean countOnly,
        List<String> only) {

    private static final Query ALL =
            new Query(Filter.NONE, List.of(), Page.ALL, false, false, List.of());

    private static final String[] MEMBERS = {
        "filter", "filter_or", "keyword", "sort", "page", "minimal", "count_only", "only"
    };

    public static Query all() {
        return ALL;
    }

    /** Reads the body's {@code query}; null when the body has none. */
    public static Query parse(JsonObject query) {
        if (query == null) {
            return ALL;
        }
        Limits.check(query);
        Members members = Members.of(query, "query", MEMBERS);
        return new Query(
                Filter.parse(members),
                Sort.parse(members),
                Page.parse(members),
                members.flag("minimal"),
                members.flag("count_only"),
                members.texts("only"));
    }

    /**
     * A top-level field of the request, ANDed: equality, or "one of" for a list. What the wire
     * cannot tell from a field not sent (null, "", false, 0, an empty list) adds nothing.
     */
    public Query with(String key, Object value) {
        JsonValue json = JsonValues.ofAny(value);
        if (isNotGiven(json)) {
            return this;
        }
        Limits.check(json);
        Operator operator = json instanceof JsonArray ? Operator.IN : Operator.EQ;
        Filter narrower = filter.and(new Condition(key, json, operator));
        return new Query(narrower, sort, page, minimal, countOnly, only);
    }

    private static boolean isNotGiven(JsonValue value) {
        return value == JsonValue.NULL
                || value == JsonValue.FALSE
                || List.of("\"\"", "0", "[]").contains(value.toString());
    }

    /** The sort keys asked for, or the resource's own. */
    List<Sort> order(Fields fields) {
        return sort.isEmpty() ? fields.order() : sort;
    }
}
