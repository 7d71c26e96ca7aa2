package spaceone.testkit.room;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import spaceone.identity.schema.EclipseLinkSession;

/** The application's session, whose statements can be made to wait for each other. */
public final class WatchedSession implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        new EclipseLinkSession().customize(session);
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setConnector(new WatchedConnector(login.getConnector()));
    }
}
