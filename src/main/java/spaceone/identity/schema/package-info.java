/**
 * The database: how the application reaches it and how its tables come to be.
 *
 * <p>Decided: the data source configures itself from {@code identity.db.*}, so one WAR runs on
 * every server, and nobody types a JDBC URL into a server's console. Migration runs at start on a
 * connection of its own, outside the pool and its time-outs, under a PostgreSQL advisory lock:
 * unlike Liquibase's own lock row, that one dies with the process that held it. It needs a session,
 * so no pooler in transaction mode may stand between us and PostgreSQL.
 *
 * <p>A start that cannot work is refused with one line that names the variable to set.
 */
package spaceone.identity.schema;
