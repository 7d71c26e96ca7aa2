package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row for each combination of keys. Without keys, one row if there are any rows. */
record Group(List<GroupKey> keys, List<GroupField> fields) implements Stage {

    static final String[] MEMBERS = {"keys", "fields"};

    Group {
        if (keys.isEmpty() && fields.isEmpty()) {
            throw DB_QUERY.with("a group needs keys or fields");
        }
    }

    static Group parse(Members group) {
        return new Group(
                group.objects("keys", GroupKey::parse, GroupKey.MEMBERS),
                group.objects("fields", GroupField::parse, GroupField.MEMBERS));
    }

    @Override
    public Relation apply(Relation rows) {
        Map<String, Term> columns = new LinkedHashMap<>();
        keys.forEach(key -> put(columns, key.name(), key.term(rows.columns())));
        fields.forEach(field -> put(columns, field.name(), field.term(rows)));
        return rows.grouped(keys.stream().map(GroupKey::name).toList(), columns);
    }

    private static void put(Map<String, Term> columns, String name, Term term) {
        if (columns.put(name, term) != null) {
            throw DB_QUERY.with("two columns of one name");
        }
    }
}
