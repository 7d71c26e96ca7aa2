/**
 * The database: how the application reaches it and how its tables come to be.
 *
 * <p>Decided: the data source configures itself from {@code identity.db.*}, so one WAR runs on
 * every server, and nobody types a JDBC URL into a server's console. Migration runs at start on a
 * connection of its own, outside the pool and its time-outs, under a PostgreSQL advisory lock:
 * unlike Liquibase's own lock row, that one dies with the process that held it. It needs a session,
 * so no pooler in transaction mode may stand between us and PostgreSQL.
 *
 * <p>Changes expand first and contract a release later, for nodes of two releases run side by side
 * during an upgrade. {@code Rehearsal} in the tests upgrades a real database and refuses what would
 * break the release before, or make its users wait; {@code docs/upgrading.md} tells how to write
 * one. A start whose change log was gone through already ({@code AppliedChangeLogs}) takes no turn
 * and loads no Liquibase. Nodes that wait for their turn ask again and again, because one long wait
 * is a transaction, and an index that is built concurrently waits for all transactions.
 *
 * <p>Decided: EclipseLink on WildFly, too, installed there as a module, and not WildFly's own
 * provider: one provider means the same queries, the same SQL and the same way to find changes on
 * every server, so that a test on one speaks for all. A provider in the WAR would do the same, but
 * Payara has it in the server. What would change our mind: an EclipseLink that WildFly's adapter no
 * longer takes.
 *
 * <p>Decided: whether the database answers is asked on a thread of our own ({@link
 * spaceone.identity.schema.Readiness}), once for all who want to know, so that a database that
 * hangs holds no probe and no thread of the server. The database itself ends statements and waits
 * for locks; a connection that says nothing is given up. Connections are opened to a primary only,
 * for one opened while it could only read might stay so.
 *
 * <p>Decided: all nodes go by the database's time ({@link spaceone.identity.SharedClock}), and not
 * each statement by {@code now()}: rules are told in Java on one injected clock, which tests move.
 *
 * <p>A start that cannot work is refused with one line that names the variable to set. {@code
 * DatabaseDemands} says what a database has to be; what it may be as it likes (schema, place of
 * pg_trgm, locale, default isolation) is in {@code SchemaMigrationTest}. The lock is that of our
 * schema, so that several installations may live in one database.
 */
@NullMarked
package spaceone.identity.schema;

import org.jspecify.annotations.NullMarked;
