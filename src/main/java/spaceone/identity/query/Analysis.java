package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code query} of an analyze method: one group, then computed, pivoted and sorted. */
public record Analysis(
        Filter filter,
        Group group,
        Map<String, JsonValue> select,
        List<String> fieldGroup,
        List<Sort> sort,
        Page page) {

    private static final String[] MEMBERS = {
        "filter",
        "filter_or",
        "keyword",
        "group_by",
        "fields",
        "select",
        "field_group",
        "sort",
        "page"
    };

    public Analysis {
        refuseTotals(group.keys().stream().map(GroupKey::name));
        refuseTotals(group.fields().stream().map(GroupField::name));
        refuseTotals(select.keySet().stream());
    }

    /** Reads the body's {@code query}; null when the body has none. */
    public static Analysis parse(JsonObject query) {
        if (query == null) {
            throw REQUIRED_PARAMETER.with("fields");
        }
        Limits.check(query);
        Members members = Members.of(query, "query", MEMBERS);
        List<GroupKey> keys = members.list("group_by").stream().map(Analysis::key).toList();
        List<GroupField> fields = new ArrayList<>();
        members.entries("fields").forEach((name, field) -> fields.add(field(name, field)));
        if (fields.isEmpty()) {
            throw REQUIRED_PARAMETER.with("fields");
        }
        List<String> fieldGroup = members.texts("field_group");
        if (!keys.stream().map(GroupKey::name).toList().containsAll(fieldGroup)) {
            throw INVALID_PARAMETER.with("field_group", "not among group_by");
        }
        return new Analysis(
                Filter.parse(members),
                new Group(keys, fields),
                members.entries("select"),
                fieldGroup,
                Sort.parse(members),
                Page.parse(members));
    }

    /** A top-level field of the request, ANDed, as {@link Query#with}. */
    public Analysis with(String key, Object value) {
        return new Analysis(filter.and(key, value), group, select, fieldGroup, sort, page);
    }

    private static GroupKey key(JsonValue entry) {
        if (entry instanceof JsonString text && !text.getString().isEmpty()) {
            String key = text.getString();
            return new GroupKey(key, key.substring(key.lastIndexOf('.') + 1), "");
        }
        if (entry instanceof JsonObject object) {
            Members members = Members.of(object, "query.group_by", "key", "name");
            return new GroupKey(given(members, "key"), given(members, "name"), "");
        }
        throw INVALID_PARAMETER.with("group_by", "neither a key nor an object");
    }

    private static GroupField field(String name, JsonValue entry) {
        String where = "query.fields";
        Members members =
                Members.of(Members.object(entry, where), where, "operator", "key", "fields");
        Aggregate operator =
                Aggregate.named(given(members, "operator"))
                        .orElseThrow(
                                () ->
                                        INVALID_PARAMETER.with(
                                                members.at("operator"), "not supported"));
        List<GroupField.Part> parts = new ArrayList<>();
        members.entries("fields")
                .forEach(
                        (out, key) ->
                                parts.add(
                                        new GroupField.Part(
                                                Members.text(key, members.at("fields")), out)));
        boolean needsKey =
                switch (operator) {
                    case COUNT -> false;
                    case PUSH -> parts.isEmpty();
                    default -> true;
                };
        String key = needsKey ? given(members, "key") : members.text("key");
        return new GroupField(key, name, operator, parts, List.of());
    }

    private static String given(Members members, String name) {
        if (members.text(name).isEmpty()) {
            throw REQUIRED_PARAMETER.with(members.at(name));
        }
        return members.text(name);
    }

    Relation rows(Fields fields, Scope scope, Instant now) {
        Sql where = filter.where(fields, scope, now);
        Relation rows = group.apply(Relation.of(fields, fields.answerable(), where));
        if (!select.isEmpty()) {
            rows = new Calculation(select).apply(rows);
        }
        if (!fieldGroup.isEmpty()) {
            rows = new Pivot(fieldGroup).apply(rows);
        }
        return rows.sorted(Pivot.byTotals(sort, rows.columns()));
    }

    private static void refuseTotals(Stream<String> names) {
        if (names.anyMatch(name -> name.startsWith(Pivot.TOTAL))) {
            throw INVALID_PARAMETER.with("query", "a name that starts with " + Pivot.TOTAL);
        }
    }
}
