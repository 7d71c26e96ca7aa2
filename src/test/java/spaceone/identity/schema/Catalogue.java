package spaceone.identity.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a database consists of at one moment, as PostgreSQL itself tells it, by the numbers it gave
 * the things: a thing that was renamed keeps its number, one that was made anew does not.
 */
record Catalogue(
        Map<Long, Table> tables,
        Map<String, Column> columns,
        Map<Long, Constraint> constraints,
        Map<Long, Index> indexes,
        Map<Long, Named> others) {

    /** {@code file} changes when the table is written anew. */
    record Table(long oid, String name, String kind, boolean rowSecurity, long file) {}

    /** {@code supplied} is what fills it when an insert does not name it, empty for nothing. */
    record Column(
            long table,
            int number,
            String tableName,
            String name,
            String type,
            boolean notNull,
            String supplied) {

        String path() {
            return tableName + "." + name;
        }

        /** Null in every row that an insert wrote which does not know it. */
        boolean staysEmpty() {
            return !notNull && supplied.isEmpty();
        }
    }

    record Constraint(
            long oid,
            long table,
            String tableName,
            String name,
            String type,
            List<Integer> columns,
            String definition,
            String condition,
            boolean validated,
            long references,
            String onDelete,
            long index) {

        boolean is(Constraint other) {
            return oid == other.oid
                    || table == other.table
                            && name.equals(other.name)
                            && definition.equals(other.definition);
        }
    }

    /** {@code file} stays when it is taken over by another index. */
    record Index(
            long oid,
            long table,
            String tableName,
            String name,
            boolean unique,
            boolean nullsDistinct,
            List<Integer> columns,
            long file) {

        /** PostgreSQL gives an index another number when a column of it gets wider. */
        boolean is(Index other) {
            return oid == other.oid
                    || table == other.table
                            && name.equals(other.name)
                            && unique == other.unique
                            && columns.equals(other.columns);
        }
    }

    /** A function, trigger or type. {@code table} is that of a trigger, or 0. */
    record Named(long oid, String kind, String name, long table) {}

    private static final String OURS =
            " = current_schema()::regnamespace and not exists (select from pg_depend d where d.objid = ";

    private static final String TABLES =
            """
            select oid, relname, case relkind when 'v' then 'view' when 'm' then 'view' when 'S' then 'sequence'
                else 'table' end, relrowsecurity, coalesce(pg_relation_filenode(oid), 0)
            from pg_class c where relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace\
            """
                    + OURS
                    + "c.oid and deptype = 'e')";

    private static final String COLUMNS =
            """
            select a.attrelid, a.attnum, c.relname, a.attname,
                format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || nullif(l.collname, 'default'), ''),
                a.attnotnull,
                concat(pg_get_expr(f.adbin, f.adrelid), case when a.attidentity <> '' then 'identity' end)
            from pg_attribute a join pg_class c on c.oid = a.attrelid
                left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
                left join pg_collation l on l.oid = a.attcollation
            where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm')
                and c.relnamespace = current_schema()::regnamespace
            """;

    private static final String CONSTRAINTS =
            """
            select k.oid, k.conrelid, c.relname, k.conname, k.contype, coalesce(k.conkey, '{}'::int2[]),
                pg_get_constraintdef(k.oid), coalesce(pg_get_expr(k.conbin, k.conrelid), ''), k.convalidated,
                k.confrelid, k.confdeltype, k.conindid
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            where k.contype in ('c', 'f', 'p', 'u', 'x') and k.connamespace = current_schema()::regnamespace
            """;

    private static final String INDEXES =
            """
            select i.indexrelid, i.indrelid, t.relname, c.relname, i.indisunique, not i.indnullsnotdistinct,
                string_to_array(i.indkey::text, ' ')::int2[], coalesce(pg_relation_filenode(i.indexrelid), 0)
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
            where c.relnamespace = current_schema()::regnamespace
            """;

    private static final String OTHERS =
            """
            select p.oid, 'function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', 0
            from pg_proc p where p.pronamespace\
            """
                    + OURS
                    + """
                    p.oid and deptype = 'e')
                    union all
                    select t.oid, 'trigger', t.tgname || ' on ' || c.relname, t.tgrelid
                    from pg_trigger t join pg_class c on c.oid = t.tgrelid
                    where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace
                    union all
                    select t.oid, 'type', t.typname, 0 from pg_type t left join pg_class c on c.oid = t.typrelid
                    where (t.typtype in ('e', 'd') or c.relkind = 'c') and t.typnamespace\
                    """
                    + OURS
                    + "t.oid and deptype = 'e')";

    static Catalogue of(Connection database) throws SQLException {
        Map<Long, Table> tables = new LinkedHashMap<>();
        Map<String, Column> columns = new LinkedHashMap<>();
        Map<Long, Constraint> constraints = new LinkedHashMap<>();
        Map<Long, Index> indexes = new LinkedHashMap<>();
        Map<Long, Named> others = new LinkedHashMap<>();
        each(database, TABLES, row -> tables.put(row.getLong(1), table(row)));
        each(
                database,
                COLUMNS,
                row -> columns.put(key(row.getLong(1), row.getInt(2)), column(row)));
        each(database, CONSTRAINTS, row -> constraints.put(row.getLong(1), constraint(row)));
        each(database, INDEXES, row -> indexes.put(row.getLong(1), index(row)));
        each(
                database,
                OTHERS,
                row ->
                        others.put(
                                row.getLong(1),
                                new Named(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4))));
        return new Catalogue(tables, columns, constraints, indexes, others);
    }

    boolean has(Index index) {
        return indexes.values().stream().anyMatch(index::is);
    }

    boolean has(Constraint constraint) {
        return constraints.values().stream().anyMatch(constraint::is);
    }

    boolean belongsToConstraint(Index index) {
        return constraints.values().stream().anyMatch(c -> c.index() == index.oid());
    }

    Set<Long> indexFiles() {
        return indexes.values().stream().map(Index::file).collect(Collectors.toSet());
    }

    static String key(long table, int number) {
        return table + "." + number;
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getLong(5));
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                numbers(row.getArray(6)),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                row.getLong(10),
                row.getString(11),
                row.getLong(12));
    }

    private static Index index(ResultSet row) throws SQLException {
        return new Index(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6),
                numbers(row.getArray(7)),
                row.getLong(8));
    }

    private static List<Integer> numbers(Array array) throws SQLException {
        return List.of((Object[]) array.getArray()).stream()
                .map(number -> ((Number) number).intValue())
                .toList();
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection database, String sql, Reader reader) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
