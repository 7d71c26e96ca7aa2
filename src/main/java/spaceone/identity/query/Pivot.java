package spaceone.identity.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups a grouped relation once more, without some of its keys: each field becomes a list of its
 * values beside those keys, and a number also gets its total.
 */
record Pivot(List<String> names) implements Stage {

    static final String TOTAL = "_total_";

    @Override
    public Relation apply(Relation rows) {
        List<String> keys = rows.keyNames().stream().filter(name -> !names.contains(name)).toList();
        Map<String, Term> columns = new LinkedHashMap<>();
        keys.forEach(name -> columns.put(name, rows.columns().get(name)));
        rows.columns().terms().keySet().stream()
                .filter(name -> !rows.keys().contains(name))
                .forEach(name -> put(columns, name, rows));
        return rows.grouped(keys, columns);
    }

    private void put(Map<String, Term> columns, String name, Relation rows) {
        Term term = rows.columns().get(name);
        List<GroupField.Part> parts = new ArrayList<>(List.of(new GroupField.Part(name, "value")));
        names.forEach(key -> parts.add(new GroupField.Part(key, key)));
        columns.put(name, Aggregate.push(parts, rows));
        if (term instanceof ScalarTerm scalar && scalar.type == Scalar.NUMBER) {
            Sql sum = Sql.of("COALESCE(sum(?), 0)", term.sql());
            columns.put(TOTAL + name, Aggregate.number(sum));
        }
    }

    /** A sort by a pivoted number means its total. */
    static List<Sort> byTotals(List<Sort> sort, Columns columns) {
        return sort.stream()
                .map(
                        each ->
                                columns.find(TOTAL + each.key()).isPresent()
                                        ? new Sort(TOTAL + each.key(), each.descending())
                                        : each)
                .toList();
    }
}
