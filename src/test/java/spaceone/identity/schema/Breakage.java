package spaceone.identity.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import spaceone.identity.schema.Catalogue.Column;
import spaceone.identity.schema.Catalogue.Constraint;
import spaceone.identity.schema.Catalogue.Index;
import spaceone.identity.schema.Catalogue.Named;
import spaceone.identity.schema.Catalogue.Table;

/**
 * What a change set takes away from the release before it, whose nodes still run against the same
 * tables: judged by what the database was before and is after, not by how the change is written.
 */
final class Breakage {

    /** Their rows are only marked as deleted, so rows that hang on them are in nobody's way. */
    private static final Set<String> NEVER_DELETED_FROM = Set.of("domains");

    private final Catalogue released;
    private final Catalogue before;
    private final Catalogue after;
    private final List<String> found = new ArrayList<>();

    private Breakage(Catalogue released, Catalogue before, Catalogue after) {
        this.released = released;
        this.before = before;
        this.after = after;
    }

    static List<String> between(
            Catalogue released, Catalogue before, Catalogue after, Connection database)
            throws SQLException {
        Breakage breakage = new Breakage(released, before, after);
        released.tables().values().stream()
                .filter(table -> before.tables().containsKey(table.oid()))
                .forEach(breakage::table);
        before.columns().forEach(breakage::column);
        after.columns().values().forEach(breakage::newColumn);
        released.constraints().values().forEach(breakage::lost);
        released.indexes().values().forEach(breakage::lost);
        released.others().values().forEach(breakage::lost);
        for (Constraint constraint : after.constraints().values()) {
            if (!before.has(constraint)) {
                breakage.added(constraint, database);
            }
        }
        after.indexes().values().forEach(breakage::added);
        return breakage.found;
    }

    private void table(Table old) {
        Table now = after.tables().get(old.oid());
        String was = before.tables().get(old.oid()).name();
        if (now == null) {
            found.add("drops the " + old.kind() + " " + was);
        } else if (!now.name().equals(was)) {
            found.add(
                    "renames the "
                            + old.kind()
                            + " "
                            + was
                            + "; make a new one, or a view of the new name");
        } else if (now.rowSecurity() && !before.tables().get(old.oid()).rowSecurity()) {
            found.add("hides rows of " + was);
        }
    }

    private void column(String key, Column was) {
        Column now = after.columns().get(key);
        if (!released.columns().containsKey(key) || !after.tables().containsKey(was.table())) {
            return;
        }
        if (now == null) {
            found.add("drops the column " + was.path());
            return;
        }
        if (!now.name().equals(was.name())) {
            found.add(
                    "renames the column "
                            + was.path()
                            + "; add the new one, write both, drop the old one a release later");
        }
        if (!now.type().equals(was.type()) && !isWider(was.type(), now.type())) {
            found.add(
                    "turns the column "
                            + was.path()
                            + " from "
                            + was.type()
                            + " into "
                            + now.type()
                            + "; add a new column");
        }
        if (now.notNull() && !was.notNull()) {
            found.add("forbids null in " + was.path() + ", which an older node may still write");
        }
        if (!now.supplied().equals(was.supplied())) {
            found.add(
                    "changes what fills "
                            + was.path()
                            + " when an older node does not name it ("
                            + was.supplied()
                            + ")");
        }
    }

    private void newColumn(Column now) {
        String key = Catalogue.key(now.table(), now.number());
        boolean mandatory = now.notNull() && now.supplied().isEmpty();
        Column was = before.columns().get(key);
        boolean already = was != null && was.notNull() && was.supplied().isEmpty();
        if (isReleased(now.table())
                && !released.columns().containsKey(key)
                && mandatory
                && !already) {
            found.add(
                    "demands "
                            + now.path()
                            + ", which an older node does not write; give it a default, or allow null");
        }
    }

    /** Values that were good stay good, and older nodes can read the new ones. */
    private static boolean isWider(String old, String now) {
        String length = "character varying\\((\\d+)\\)";
        if (!old.matches(length)) {
            return false;
        }
        return now.equals("text")
                || now.equals("character varying")
                || now.matches(length) && number(now) >= number(old);
    }

    private static int number(String type) {
        return Integer.parseInt(type.replaceAll("\\D", ""));
    }

    private void lost(Constraint old) {
        if (before.has(old) && !after.has(old) && after.tables().containsKey(old.table())) {
            found.add(
                    "drops the constraint "
                            + old.name()
                            + " of "
                            + old.tableName()
                            + ": rows may come that an older node does not expect ("
                            + old.definition()
                            + ")");
        }
    }

    private void lost(Index old) {
        if (before.has(old)
                && !after.has(old)
                && after.tables().containsKey(old.table())
                && !before.belongsToConstraint(old)) {
            found.add("drops the index " + old.name() + ", which queries of older nodes need");
        }
    }

    private void lost(Named old) {
        Named was = before.others().get(old.oid());
        Named now = after.others().get(old.oid());
        boolean withItsTable = old.table() != 0 && !after.tables().containsKey(old.table());
        if (was != null && !withItsTable && (now == null || !now.name().equals(was.name()))) {
            found.add(
                    (now == null ? "drops the " : "renames the ") + old.kind() + " " + was.name());
        }
    }

    private void added(Constraint constraint, Connection database) throws SQLException {
        String name = constraint.name() + " of " + constraint.tableName();
        if (isReleased(constraint.table()) && !leavesOlderRowsAlone(constraint, database)) {
            found.add(
                    "adds the constraint "
                            + name
                            + ", which older nodes do not keep ("
                            + constraint.definition()
                            + ")");
        }
        if (isReleased(constraint.references())
                && Set.of("a", "r").contains(constraint.onDelete())
                && !NEVER_DELETED_FROM.contains(
                        after.tables().get(constraint.references()).name())) {
            found.add(
                    "refers by "
                            + name
                            + " to rows that an older node may want to delete; say on delete cascade"
                            + " or on delete set null");
        }
    }

    private boolean leavesOlderRowsAlone(Constraint constraint, Connection database)
            throws SQLException {
        List<Column> columns =
                constraint.columns().stream()
                        .map(number -> column(constraint.table(), number))
                        .toList();
        boolean oneStaysEmpty = columns.stream().anyMatch(this::staysEmpty);
        return switch (constraint.type()) {
            case "u" -> oneStaysEmpty && !constraint.definition().contains("NULLS NOT DISTINCT");
            case "f" -> oneStaysEmpty && !constraint.definition().contains("MATCH FULL");
            case "c" ->
                    !columns.isEmpty()
                            && columns.stream().allMatch(this::staysEmpty)
                            && holdsForNulls(constraint.condition(), columns, database);
            default -> false;
        };
    }

    private boolean staysEmpty(Column column) {
        return !released.columns().containsKey(Catalogue.key(column.table(), column.number()))
                && column.staysEmpty();
    }

    private static boolean holdsForNulls(
            String condition, List<Column> columns, Connection database) throws SQLException {
        String row =
                columns.stream()
                        .map(c -> "null::" + c.type() + " as \"" + c.name() + "\"")
                        .collect(Collectors.joining(", "));
        try (Statement statement = database.createStatement();
                ResultSet holds =
                        statement.executeQuery(
                                "select coalesce((%s), true) from (select %s) r"
                                        .formatted(condition, row))) {
            holds.next();
            return holds.getBoolean(1);
        }
    }

    private void added(Index index) {
        boolean isNew = index.unique() && !before.has(index);
        boolean harmless =
                index.nullsDistinct()
                        && index.columns().stream()
                                .filter(number -> number > 0)
                                .map(number -> column(index.table(), number))
                                .anyMatch(this::staysEmpty);
        if (isNew && isReleased(index.table()) && !after.belongsToConstraint(index) && !harmless) {
            found.add(
                    "adds the unique index "
                            + index.name()
                            + " of "
                            + index.tableName()
                            + ", which older nodes do not keep");
        }
    }

    private boolean isReleased(long table) {
        return released.tables().containsKey(table);
    }

    private Column column(long table, int number) {
        return after.columns().get(Catalogue.key(table, number));
    }
}
