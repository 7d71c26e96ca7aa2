package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.StatementLog;
import spaceone.testkit.World;

/** As many statements for two hundred rows as for one, sign-in of the caller included. */
@InServer
class StatementCountIT {

    private static final int MANY = 200;

    private World world;

    @BeforeAll
    static void theLogCanBeRead() {
        assumeTrue(StatementLog.isReadable(), "SKIPPED: the database server keeps no log for us");
    }

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    @Test
    void getWorkspaces() throws SQLException {
        stays(2, () -> world.call("owner (USER)", "user-profile/get-workspaces", "{}"), this::many);
    }

    @Test
    void getWorkspacesAsAdministrator() throws SQLException {
        stays(2, () -> world.call("adm2 (USER)", "user-profile/get-workspaces", "{}"), this::many);
    }

    @Test
    void getWorkspaceGroups() throws SQLException {
        stays(
                2,
                () -> world.call("adm2 (USER)", "user-profile/get-workspace-groups", "{}"),
                this::many);
    }

    @Test
    void workspaceUserList() throws SQLException {
        stays(2, () -> world.call("OW", "workspace-user/list", "{}"), this::many);
    }

    @Test
    void workspaceGroupList() throws SQLException {
        stays(2, () -> world.call("DA", "workspace-group/list", "{}"), this::many);
    }

    @Test
    void workspaceList() throws SQLException {
        stays(2, () -> world.call("DA", "workspace/list", "{}"), this::many);
    }

    @Test
    void userGroupList() throws SQLException {
        stays(2, () -> world.call("OW", "user-group/list", "{}"), this::many);
    }

    @Test
    void addingUsersToAGroup() throws SQLException {
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        many();
        Supplier<Answer> one = () -> edit(0, 1);
        Supplier<Answer> all = () -> edit(0, MANY);

        List<String> few = StatementLog.during(one);
        sql(
                "update workspaces set workspace_group_id = '$G' where domain_id = '$D'"
                        + " and workspace_id like '%-many-1_'");
        List<String> lots = StatementLog.during(all);

        assertThat(lots).hasSameSizeAs(few);
    }

    /** Puts users in, to be counted, after taking them out, which costs the same each time. */
    private Answer edit(int from, int to) {
        String users =
                IntStream.range(from, to)
                        .mapToObj(
                                i ->
                                        "{\"user_id\": \"u%d@acme.io\", \"role_id\": \"managed-workspace-member\"}"
                                                .formatted(i))
                        .collect(Collectors.joining(", ", "[", "]"));
        String body = "{\"workspace_group_id\": \"$G\", \"users\": " + users + "}";
        Answer added = world.call("DA", "workspace-group/add-users", body);
        world.call("DA", "workspace-group/remove-users", body).is(200);
        return added;
    }

    private interface Growth {
        void happens() throws SQLException;
    }

    private void stays(int expected, Supplier<Answer> call, Growth growth) throws SQLException {
        call.get().is(200);
        List<String> before = StatementLog.during(call);
        growth.happens();
        List<String> after = StatementLog.during(call);

        assertThat(before).hasSize(expected);
        assertThat(after).hasSize(expected);
    }

    /** Two hundred of everything, straight into the tables. */
    private void many() throws SQLException {
        sql(
                """
                insert into users (domain_id, user_id, folded_id, state, auth_type, language, timezone, created_at)
                select '$D', 'u' || i || '@acme.io', 'u' || i || '@acme.io', 'ENABLED', 'LOCAL', 'en', 'UTC', now()
                from generate_series(0, 199) i
                """);
        sql(
                """
                insert into workspaces (workspace_id, domain_id, name, state, created_by, created_at)
                select '$D-many-' || i, '$D', 'many ' || i, 'ENABLED', 'test', now()
                from generate_series(0, 199) i
                """);
        sql(
                """
                insert into role_bindings (role_binding_id, domain_id, user_id, role_id, role_type,
                    resource_group, workspace_id, created_at)
                select '$D-rb-u-' || i, '$D', 'u' || i || '@acme.io', 'managed-workspace-member', 'WORKSPACE_MEMBER',
                    'WORKSPACE', '$W1', now() from generate_series(0, 199) i
                union all
                select '$D-rb-w-' || i, '$D', 'owner@acme.io', 'managed-workspace-member', 'WORKSPACE_MEMBER',
                    'WORKSPACE', '$D-many-' || i, now() from generate_series(0, 199) i
                """);
        sql(
                """
                insert into workspace_groups (workspace_group_id, domain_id, name, created_by, updated_by,
                    created_at, updated_at)
                select '$D-many-' || i, '$D', 'many ' || i, 'test', 'test', now(), now()
                from generate_series(0, 199) i
                """);
        sql(
                """
                insert into workspace_group_users (workspace_group_id, domain_id, user_id, role_id, role_type)
                select '$D-many-' || i, '$D', 'u' || i || '@acme.io', 'managed-workspace-member',
                    'WORKSPACE_MEMBER' from generate_series(0, 199) i
                """);
        sql(
                """
                insert into user_groups (user_group_id, domain_id, workspace_id, name, created_at)
                select '$D-many-' || i, '$D', '$W1', 'many ' || i, now() from generate_series(0, 199) i
                """);
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = Api.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(world.fill(text));
        }
    }
}
