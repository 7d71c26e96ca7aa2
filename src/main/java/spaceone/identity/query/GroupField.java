package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.List;

/** A value computed over the rows of a group. */
record GroupField(
        String key, String name, Aggregate operator, List<Part> parts, List<Condition> conditions) {

    static final String[] MEMBERS = {"k|key", "n|name", "o|operator", "fields", "conditions"};

    /** A member of the objects that {@code push} collects. */
    record Part(String key, String name) {

        static Part parse(Members members) {
            return new Part(members.required("key"), members.required("name"));
        }
    }

    GroupField {
        boolean complete =
                switch (operator) {
                    case COUNT -> true;
                    case PUSH -> !key.isEmpty() || !parts.isEmpty();
                    default -> !key.isEmpty();
                };
        if (!complete) {
            throw DB_QUERY.with("a group field needs a key");
        }
        if (!conditions.isEmpty() && !operator.takesConditions()) {
            throw DB_QUERY.with("this operator takes no conditions");
        }
    }

    static GroupField parse(Members members) {
        return new GroupField(
                members.text("key"),
                members.required("name"),
                Aggregate.named(members.text("operator"))
                        .orElseThrow(
                                () -> DB_QUERY.with(members.at("operator") + " is not supported")),
                members.objects("fields", Part::parse, "k|key", "n|name"),
                members.objects("conditions", Condition::parse, Condition.MEMBERS));
    }

    Term term(Relation rows) {
        return operator.term(this, rows);
    }

    Term value(Relation rows) {
        return rows.columns().get(key);
    }

    Sql condition(Relation rows) {
        return Sql.allOf(
                conditions.stream()
                        .map(each -> TotalOrder.compare(rows.columns().get(each.key()), each))
                        .toList());
    }
}
