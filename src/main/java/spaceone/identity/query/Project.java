package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copies or computes columns under new names; the keys of a group stay unless excluded. */
record Project(List<Column> columns, boolean excludeKeys) implements Stage {

    static final String[] MEMBERS = {"fields", "exclude_keys"};

    record Column(String key, String name, String operator) {

        static Column parse(Members members) {
            return new Column(
                    members.required("key"), members.required("name"), members.text("operator"));
        }

        Term term(Columns columns) {
            Term term = columns.get(key);
            if (operator.isEmpty()) {
                return term;
            }
            return Conversion.named(operator)
                    .orElseThrow(() -> DB_QUERY.with("project operator is not supported"))
                    .of(term.asJson());
        }
    }

    static Project parse(Members project) {
        List<Column> columns =
                project.objects("fields", Column::parse, "k|key", "n|name", "o|operator");
        if (columns.isEmpty()) {
            throw DB_QUERY.with("project needs fields");
        }
        return new Project(columns, project.flag("exclude_keys"));
    }

    @Override
    public Relation apply(Relation rows) {
        Map<String, Term> projected = new LinkedHashMap<>();
        if (!excludeKeys) {
            rows.keyNames().forEach(key -> projected.put(key, rows.columns().get(key)));
        }
        Set<String> keys = new HashSet<>(projected.keySet());
        for (Column column : columns) {
            projected.put(column.name(), column.term(rows.columns()));
            keys.remove(column.name());
        }
        return rows.nested(projected, keys, Sql.NOTHING);
    }
}
