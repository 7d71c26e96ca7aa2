package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row for each element of a list, in the list's order; filtered by the element. */
record Unwind(String path, List<Condition> filter) implements Stage {

    private static final Set<Operator> OPERATORS =
            EnumSet.of(
                    Operator.EQ,
                    Operator.NOT,
                    Operator.IN,
                    Operator.NOT_IN,
                    Operator.CONTAIN,
                    Operator.NOT_CONTAIN,
                    Operator.CONTAIN_IN,
                    Operator.NOT_CONTAIN_IN);

    static final String[] MEMBERS = {"path", "filter"};

    private static final Sql ELEMENT = Sql.of("x.v");
    private static final OrderKey POSITION = new OrderKey(Sql.of("x.n"), true);

    static Unwind parse(Members members) {
        List<Condition> filter = members.objects("filter", Condition::parse, Condition.MEMBERS);
        for (Condition condition : filter) {
            if (!OPERATORS.contains(condition.operator())) {
                throw DB_QUERY.with(members.at("filter") + ": an operator that is not supported");
            }
        }
        return new Unwind(members.required("path"), filter);
    }

    @Override
    public Relation apply(Relation rows) {
        return joined(rows, ELEMENT).nested();
    }

    /** Rows joined with their elements; afterwards the path holds {@code held}. */
    private Relation joined(Relation rows, Sql held) {
        JsonTerm list = rows.columns().list(path);
        List<Order.Directed> order = new ArrayList<>(rows.order().keys());
        order.add(new Order.Directed(POSITION, false));
        return new Relation(
                Sql.of(
                        "? CROSS JOIN LATERAL ? WITH ORDINALITY AS x(v, n)",
                        rows.from(),
                        list.elements()),
                Sql.of(
                        "? AND NOT ? AND ?",
                        rows.where(),
                        list.missing(),
                        condition(rows.columns())),
                rows.columns().with(path, held),
                new Order(order),
                rows.keys(),
                rows.weight());
    }

    /** For a list: each row keeps its element as a list of one. */
    Relation listed(Relation rows) {
        return joined(rows, Sql.of("jsonb_build_array(?)", ELEMENT));
    }

    private Sql condition(Columns columns) {
        Term term = new JsonTerm(ELEMENT, List.of(), true);
        Columns element = new Columns(Map.of("element", term), Set.of());
        return Sql.allOf(
                filter.stream()
                        .map(each -> each.on(elementKey(each.key(), columns)))
                        .map(each -> each.sql(element, Instant.EPOCH))
                        .toList());
    }

    /** A key may name the element by the list's path, or a member of it with or without that. */
    private String elementKey(String key, Columns columns) {
        String whole = (key + ".").startsWith(path + ".") ? key : path + "." + key;
        columns.refuseSecret(whole);
        return "element" + whole.substring(path.length());
    }
}
