package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows: all of these conditions and, if there are any, one of those or a keyword. */
record Filter(List<Condition> all, List<Condition> any, List<String> keywords) {

    static final Filter NONE = new Filter(List.of(), List.of(), List.of());

    private static final Set<String> NOT_GIVEN = Set.of("null", "\"\"", "false", "0", "[]");

    static Filter parse(Members members) {
        Filter filter =
                new Filter(
                        members.objects("filter", Condition::parse, Condition.MEMBERS),
                        members.objects("filter_or", Condition::parse, Condition.MEMBERS),
                        words(members.text("keyword")));
        int conditions = filter.all.size() + filter.any.size() + filter.keywords.size();
        if (conditions > Limits.MOST_ENTRIES) {
            throw INVALID_PARAMETER.with(
                    members.at("filter"), "more than " + Limits.MOST_ENTRIES + " conditions");
        }
        return filter;
    }

    private static List<String> words(String keyword) {
        return Arrays.stream(keyword.strip().split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** Narrowed by a top-level field; what counts as not given adds nothing. */
    Filter and(String key, @Nullable Object value) {
        JsonValue json = single(JsonValues.ofAny(value));
        if (NOT_GIVEN.contains(json.toString())) {
            return this;
        }
        Limits.check(json);
        List<Condition> more = new ArrayList<>(all);
        more.add(new Condition(key, json, json instanceof JsonArray ? Operator.IN : Operator.EQ));
        return new Filter(List.copyOf(more), any, keywords);
    }

    /** A list of one asks for the same as its one value. */
    private static JsonValue single(JsonValue value) {
        return value instanceof JsonArray list && list.size() == 1 ? list.get(0) : value;
    }

    /** The scope first, and outside of every alternative: no client condition can widen it. */
    Sql where(Fields fields, Scope scope, Instant now) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(scope.sql());
        all.forEach(condition -> conditions.add(fields.condition(condition, now)));
        List<Sql> alternatives = new ArrayList<>();
        any.forEach(condition -> alternatives.add(fields.condition(condition, now)));
        for (String word : keywords) {
            List<String> pattern = List.of(Condition.likePattern(word));
            fields.keywords().forEach(term -> alternatives.add(term.contains(pattern)));
        }
        if (!alternatives.isEmpty()) {
            conditions.add(Sql.anyOf(alternatives));
        }
        return Sql.allOf(conditions);
    }
}
