package spaceone.identity.schema;

import org.eclipse.persistence.platform.server.ServerPlatform;
import org.eclipse.persistence.platform.server.jboss.JBossPlatform;
import org.eclipse.persistence.platform.server.wildfly.WildFlyPlatform;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.eclipse.persistence.transaction.wildfly.WildFlyTransactionController11;
import spaceone.identity.audit.Changes;

/**
 * What EclipseLink does by itself that we do not want, where its connections are from, and what it
 * tells the audit.
 *
 * <p>It asks again three times, five seconds apart, when a connection fails: a request would take
 * ten seconds to learn that the database is away, on a thread that others need.
 *
 * <p>On WildFly: EclipseLink gives its connection back before WildFly looks whether it did. With
 * WildFly's own adapter it does so afterwards when a transaction is rolled back; WildFly then takes
 * the connection for lost, logs an error and closes it, once for every refusal.
 */
public class EclipseLinkSession implements SessionCustomizer {

    /** At once; only a further one would wait. */
    private static final int RETRIES = 1;

    @Override
    public void customize(Session session) {
        DatabaseSession database = (DatabaseSession) session;
        database.getEventManager().addListener(new Changes());
        database.getLogin().setQueryRetryAttemptCount(RETRIES);
        if (database.getLogin().shouldUseExternalTransactionController()) {
            takeConnectionsFrom(database, new PoolConnector());
        }
        if (database.getServerPlatform() instanceof JBossPlatform) {
            ServerPlatform server = new WildFlyPlatform(database);
            server.setExternalTransactionControllerClass(WildFlyTransactionController11.class);
            database.setServerPlatform(server);
        }
    }

    /** Both in transactions and outside of them, for which Payara gives it a way of its own. */
    private static void takeConnectionsFrom(DatabaseSession session, Connector pool) {
        session.getLogin().setConnector(pool);
        if (session instanceof ServerSession server) {
            ((DatasourceLogin) server.getReadConnectionPool().getLogin()).setConnector(pool);
        }
    }
}
