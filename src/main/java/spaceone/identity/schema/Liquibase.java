package spaceone.identity.schema;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CommandExecutionException;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Everything that needs Liquibase, apart, so that a start that has nothing to migrate loads none.
 */
final class Liquibase {

    private static final Logger LOG = Logger.getLogger("liquibase");

    private Liquibase() {}

    static void update(Connection connection) throws LiquibaseException, SQLException {
        LOG.setLevel(Level.WARNING);
        Database database = new WholeChanges();
        database.setConnection(new JdbcConnection(connection));
        Map<String, Object> scope =
                Map.of(
                        Scope.Attr.resourceAccessor.name(),
                        new ClassLoaderResourceAccessor(Liquibase.class.getClassLoader()),
                        Scope.Attr.ui.name(),
                        new LoggerUIService(),
                        "liquibase.analytics.enabled",
                        false);
        try {
            Scope.child(scope, () -> run(database));
            connection.setAutoCommit(true);
        } catch (LiquibaseException | SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e);
        }
    }

    private static void run(Database database) throws CommandExecutionException {
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(
                        UpdateCommandStep.CHANGELOG_FILE_ARG, AppliedChangeLogs.CHANGE_LOG)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .setOutput(OutputStream.nullOutputStream())
                .execute();
    }
}
