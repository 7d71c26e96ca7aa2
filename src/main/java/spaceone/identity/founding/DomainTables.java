package spaceone.identity.founding;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables whose rows belong to a domain, as the database describes them. */
final class DomainTables {

    /**
     * @param ownParents columns through which its rows hang on others of the same table
     */
    record Own(String name, List<String> ownParents) {}

    private final Map<String, Own> tables = new TreeMap<>();
    private final Map<String, Set<String>> children = new TreeMap<>();

    private DomainTables() {}

    static DomainTables in(EntityManager em) {
        DomainTables found = new DomainTables();
        for (Object name : em.createNativeQuery(TABLES).getResultList()) {
            found.tables.put((String) name, new Own((String) name, new ArrayList<>()));
        }
        for (Object row : em.createNativeQuery(KEYS).getResultList()) {
            Object[] key = (Object[]) row;
            found.hangs((String) key[0], (String) key[1], (String) key[2]);
        }
        return found;
    }

    private void hangs(String child, String parent, String column) {
        if (child.equals(parent)) {
            if (column != null && tables.containsKey(child)) {
                tables.get(child).ownParents().add(column);
            }
        } else {
            children.computeIfAbsent(parent, p -> new TreeSet<>()).add(child);
        }
    }

    /** So that no row is removed while another still hangs on it. */
    List<Own> childrenFirst() {
        List<Own> order = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        tables.keySet().forEach(table -> visit(table, seen, order));
        return order;
    }

    private void visit(String table, Set<String> seen, List<Own> order) {
        if (seen.add(table)) {
            children.getOrDefault(table, Set.of()).forEach(child -> visit(child, seen, order));
            if (tables.containsKey(table)) {
                order.add(tables.get(table));
            }
        }
    }

    private static final String TABLES =
            """
            select quote_ident(c.relname) from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'domain_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relname <> 'domains'
              and c.relnamespace = (select relnamespace from pg_class where oid = 'domains'::regclass)
            """;

    /** Child, parent, and of a key into the same table the column that may be null. */
    private static final String KEYS =
            """
            select quote_ident(child.relname), quote_ident(parent.relname),
              case when child.oid = parent.oid then
                (select quote_ident(a.attname) from pg_attribute a
                 where a.attrelid = child.oid and a.attnum = any(k.conkey) and not a.attnotnull limit 1)
              end
            from pg_constraint k
            join pg_class child on child.oid = k.conrelid
            join pg_class parent on parent.oid = k.confrelid
            where k.contype = 'f'
              and child.relnamespace = (select relnamespace from pg_class where oid = 'domains'::regclass)
            """;
}
