package spaceone.identity.query;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The different values of a key, in order. Lists count by their elements; a stored null is a value,
 * what is absent is not, and an unknown key has no values.
 */
record Distinct(String key) implements Stage {

    static final String VALUE = "value";

    private static final Term NONE = new ScalarTerm(Scalar.TEXT, Sql.of("NULL::text"), true, false);

    @Override
    public Relation apply(Relation rows) {
        Term term = rows.columns().find(key).orElse(NONE);
        Relation values = term instanceof JsonTerm list ? elements(rows, list) : plain(rows, term);
        return new Group(List.of(new GroupKey(VALUE, VALUE, "")), List.of()).apply(values);
    }

    private static Relation plain(Relation rows, Term term) {
        return of(rows, rows.from(), term, term.stored());
    }

    private static Relation elements(Relation rows, JsonTerm list) {
        Sql joined = Sql.of("? CROSS JOIN LATERAL ? AS x(v)", rows.from(), list.elements());
        return of(rows, joined, new JsonTerm(Sql.of("x.v"), List.of(), true), Sql.TRUE);
    }

    private static Relation of(Relation rows, Sql from, Term value, Sql condition) {
        return new Relation(
                from,
                Sql.of("? AND ?", rows.where(), condition),
                new Columns(Map.of(VALUE, value), Set.of()),
                Order.NONE,
                rows.keys(),
                rows.weight());
    }
}
