package spaceone.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Some domains as they were at one moment, to be put back as often as a test wants: making them
 * anew through the API takes seconds, putting them back takes none.
 */
public final class Snapshot {

    /** In an order in which their foreign keys hold. */
    private static final List<String> TABLES =
            List.of(
                    "roles",
                    "users",
                    "user_configs",
                    "sessions",
                    "workspace_groups",
                    "workspaces",
                    "workspace_group_users",
                    "role_bindings",
                    "user_groups",
                    "user_group_users",
                    "project_groups",
                    "project_group_users",
                    "projects",
                    "project_users",
                    "apps",
                    "external_auths",
                    "external_directories");

    private final String domains;

    private Snapshot(String domains) {
        this.domains = domains;
    }

    public static Snapshot of(String... domainIds) {
        Snapshot snapshot = new Snapshot("('" + String.join("', '", domainIds) + "')");
        List<String> statements = new ArrayList<>();
        for (String table : with("domains", TABLES)) {
            statements.add("drop table if exists kept_" + table);
            statements.add(
                    "create table kept_%1$s as select * from %1$s where domain_id in %2$s"
                            .formatted(table, snapshot.domains));
        }
        run(statements);
        return snapshot;
    }

    public void putBack() {
        List<String> statements = new ArrayList<>();
        for (int i = TABLES.size() - 1; i >= 0; i--) {
            statements.add(
                    "delete from %s where domain_id in %s".formatted(TABLES.get(i), domains));
        }
        statements.add(
                "update domains d set name = k.name, state = k.state, tags = k.tags,"
                        + " settings = k.settings, deleted_at = k.deleted_at"
                        + " from kept_domains k where k.domain_id = d.domain_id");
        for (String table : TABLES) {
            statements.add(
                    "insert into %1$s (%2$s) overriding system value select %2$s from kept_%1$s"
                            .formatted(table, columns(table)));
        }
        run(statements);
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static String columns(String table) {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select string_agg(column_name, ', ') from information_schema.columns"
                                        + " where table_schema = 'public' and is_generated = 'NEVER'"
                                        + " and table_name = '"
                                        + table
                                        + "'")) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(List<String> statements) {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
