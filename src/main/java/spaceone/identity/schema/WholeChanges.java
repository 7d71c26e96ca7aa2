package spaceone.identity.schema;

import java.util.List;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.sql.visitor.SqlVisitor;

/**
 * Keeps a change and the note that it was made in one commit. Liquibase makes two of them, and a
 * start that is killed between them leaves a database on which every later one fails: the change
 * would be made again.
 *
 * <p>Changes that run outside of a transaction can be made again.
 */
final class WholeChanges extends PostgresDatabase {

    private boolean isUnnoted;

    @Override
    public void executeStatements(
            Change change, DatabaseChangeLog log, List<SqlVisitor> sqlVisitors)
            throws LiquibaseException {
        isUnnoted = change.getChangeSet().isRunInTransaction();
        super.executeStatements(change, log, sqlVisitors);
    }

    @Override
    public void markChangeSetExecStatus(ChangeSet changeSet, ChangeSet.ExecType execType)
            throws DatabaseException {
        super.markChangeSetExecStatus(changeSet, execType);
        isUnnoted = false;
    }

    @Override
    public void commit() throws DatabaseException {
        if (!isUnnoted) {
            super.commit();
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        isUnnoted = false;
        super.rollback();
    }
}
