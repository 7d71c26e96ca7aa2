/**
 * The database: how the application reaches it and how its tables come to be.
 *
 * <p>Decided: the data source configures itself from {@code identity.db.*}, so one WAR runs on
 * every server, and nobody types a JDBC URL into a server's console. Migration runs at start on a
 * connection of its own, outside the pool and its time-outs, under a PostgreSQL advisory lock:
 * unlike Liquibase's own lock row, that one dies with the process that held it. It needs a session,
 * so no pooler in transaction mode may stand between us and PostgreSQL.
 *
 * <p>Decided: EclipseLink on WildFly, too, installed there as a module, and not WildFly's own
 * provider: one provider means the same queries, the same SQL and the same way to find changes on
 * every server, so that a test on one speaks for all. A provider in the WAR would do the same, but
 * Payara has it in the server. What would change our mind: an EclipseLink that WildFly's adapter no
 * longer takes.
 *
 * <p>A start that cannot work is refused with one line that names the variable to set.
 */
package spaceone.identity.schema;
