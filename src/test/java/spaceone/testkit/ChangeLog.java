package spaceone.testkit;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import liquibase.change.Change;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.SqlStatement;

/** The steps of a Liquibase change log as Liquibase reads them, to be taken one by one. */
public final class ChangeLog {

    private static final PostgresDatabase DIALECT = new PostgresDatabase();

    private ChangeLog() {}

    /** A change set, and the statements it would execute. */
    public record Step(
            String file,
            String id,
            String comment,
            boolean inTransaction,
            List<String> statements) {}

    /** All steps of {@code changelog.xml} in that directory, in order. */
    public static List<Step> read(Path directory) {
        try {
            ResourceAccessor files = new DirectoryResourceAccessor(directory);
            return ChangeLogParserFactory.getInstance()
                    .getParser("changelog.xml", files)
                    .parse("changelog.xml", new ChangeLogParameters(DIALECT), files)
                    .getChangeSets()
                    .stream()
                    .map(ChangeLog::step)
                    .toList();
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(directory + " is not there", e);
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database with all tables of the application. */
    public static DataSource applied() {
        return appliedTo(Database.fresh());
    }

    /** Makes all tables of the application in an empty database. */
    public static DataSource appliedTo(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Step step : read(Path.of("src/main/liquibase"))) {
                for (String sql : step.statements()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static Step step(ChangeSet set) {
        List<String> statements = new ArrayList<>();
        for (Change change : set.getChanges()) {
            for (SqlStatement statement : change.generateStatements(DIALECT)) {
                for (Sql sql : generate(statement)) {
                    statements.add(sql.toSql());
                }
            }
        }
        String comment = set.getComments() == null ? "" : set.getComments();
        return new Step(
                set.getFilePath(), set.getId(), comment, set.isRunInTransaction(), statements);
    }

    private static Sql[] generate(SqlStatement statement) {
        return SqlGeneratorFactory.getInstance().generateSql(statement, DIALECT);
    }
}
