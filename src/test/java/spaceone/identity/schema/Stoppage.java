package spaceone.identity.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import spaceone.identity.schema.Catalogue.Column;
import spaceone.identity.schema.Catalogue.Constraint;
import spaceone.identity.schema.Catalogue.Index;
import spaceone.identity.schema.Catalogue.Table;

/**
 * What makes users wait while a change set runs: work over all rows of a table that exists already,
 * with a lock on it that others cannot share.
 */
final class Stoppage {

    private Stoppage() {}

    /**
     * @param built files of indexes that were made inside a transaction, so under a lock
     * @param written names of tables whose rows were touched inside a transaction
     */
    static List<String> between(
            Catalogue released,
            Catalogue before,
            Catalogue after,
            Set<Long> built,
            Set<String> written) {
        List<String> found = new ArrayList<>();
        for (Table table : before.tables().values()) {
            Table now = after.tables().get(table.oid());
            if (isReleased(released, table.oid()) && now != null && now.file() != table.file()) {
                found.add(
                        "writes the table "
                                + table.name()
                                + " anew; add a column without volatile default and fill it in the"
                                + " background");
            }
        }
        for (Index index : after.indexes().values()) {
            if (isReleased(released, index.table()) && built.contains(index.file())) {
                found.add(
                        "builds the index "
                                + index.name()
                                + " while nobody can write to "
                                + index.tableName()
                                + "; create it concurrently, with runInTransaction:false (and add a"
                                + " constraint \"using index\" afterwards)");
            }
        }
        for (Constraint constraint : after.constraints().values()) {
            if (isReleased(released, constraint.table())
                    && Set.of("c", "f").contains(constraint.type())
                    && constraint.validated()
                    && !before.constraints().containsKey(constraint.oid())) {
                found.add(
                        "checks all rows of "
                                + constraint.tableName()
                                + " for "
                                + constraint.name()
                                + "; add it \"not valid\", and validate it in a change set of its own");
            }
        }
        before.columns().forEach((key, was) -> forbidNull(released, was, before, after, found));
        for (String table : written) {
            found.add(
                    "changes rows of "
                            + table
                            + " in one transaction; let the application do it in small batches");
        }
        return found;
    }

    private static void forbidNull(
            Catalogue released, Column was, Catalogue before, Catalogue after, List<String> found) {
        Column now = after.columns().get(Catalogue.key(was.table(), was.number()));
        boolean proven =
                before.constraints().values().stream()
                        .anyMatch(
                                c ->
                                        c.table() == was.table()
                                                && c.validated()
                                                && c.condition()
                                                        .equals(
                                                                "("
                                                                        + was.name()
                                                                        + " IS NOT NULL)"));
        if (now != null
                && now.notNull()
                && !was.notNull()
                && !proven
                && isReleased(released, was.table())) {
            found.add(
                    "looks for nulls in all rows of "
                            + was.tableName()
                            + "; first add \"check ("
                            + was.name()
                            + " is not null) not valid\" and validate it, each in a change set of"
                            + " its own");
        }
    }

    /** Tables of a release whose rows this transaction has touched so far. */
    static Set<String> written(Connection database, Catalogue released) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select relation from pg_locks where pid = pg_backend_pid()"
                                        + " and locktype = 'relation' and mode = 'RowExclusiveLock'")) {
            while (rows.next()) {
                Table table = released.tables().get(rows.getLong(1));
                if (table != null && table.kind().equals("table")) {
                    names.add(table.name());
                }
            }
        }
        return names;
    }

    private static boolean isReleased(Catalogue released, long table) {
        return released.tables().containsKey(table);
    }
}
