package spaceone.identity.query;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The {@code query} of a stat method: rows, run through stages, or the values of one key. */
public record Statistics(Filter filter, List<Stage> stages, boolean isDistinct, Page page) {

    private static final String[] MEMBERS = {
        "filter", "filter_or", "keyword", "aggregate", "distinct", "page"
    };

    /** Reads the body's {@code query}; null when the body has none. */
    public static Statistics parse(JsonObject query) {
        if (query == null) {
            throw REQUIRED_PARAMETER.with("aggregate");
        }
        Limits.check(query);
        Members members = Members.of(query, "query", MEMBERS);
        Filter filter = Filter.parse(members);
        Page page = Page.parse(members);
        List<Stage> aggregate = Stage.parse(members);
        if (!aggregate.isEmpty()) {
            return new Statistics(filter, aggregate, false, page);
        }
        if (members.text("distinct").isEmpty()) {
            throw REQUIRED_PARAMETER.with("aggregate");
        }
        return new Statistics(filter, List.of(new Distinct(members.text("distinct"))), true, page);
    }

    /** A top-level field of the request, ANDed, as {@link Query#with}. */
    public Statistics with(String key, Object value) {
        return new Statistics(filter.and(key, value), stages, isDistinct, page);
    }

    Relation rows(Fields fields, Scope scope, Instant now) {
        Sql where = filter.where(fields, scope, now);
        Relation rows =
                scope.tally()
                        .filter(tally -> tally.decides(filter) && tally.answers(stages))
                        .map(tally -> Relation.of(tally, fields.answerable(), where))
                        .orElseGet(() -> Relation.of(fields, fields.answerable(), where));
        for (Stage stage : stages) {
            rows = stage.apply(rows);
        }
        return rows;
    }

    JsonValue result(JsonObject row) {
        return isDistinct ? Objects.requireNonNull(row.get(Distinct.VALUE)) : row;
    }
}
