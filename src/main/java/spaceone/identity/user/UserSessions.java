package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import spaceone.identity.audit.Audit;
import spaceone.identity.session.Session;
import spaceone.identity.session.Sessions;

/** Where others are signed in, for those who administer them. */
@Stateless
public class UserSessions {

    @Inject Users users;
    @Inject Sessions sessions;
    @Inject Audit audit;

    /** The newest two hundred, newest first. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Session> list(String domainId, String userId) {
        return sessions.signedIn(users.get(domainId, userId).key());
    }

    /**
     * Ends those named, or all, links by which somebody could come in included. A link by which a
     * change is undone stays: it is the user's own defence.
     */
    public void revoke(String domainId, String userId, List<String> sessionIds) {
        User user = users.lockOver(domainId, userId);
        int ended =
                sessionIds.isEmpty()
                        ? sessions.revokeAll(user.key())
                        : sessions.revokeThese(user.key(), sessionIds);
        audit.changed(
                "UserSession.revoke",
                domainId,
                "User",
                user.userId(),
                Map.of("sessions", ended, "all", sessionIds.isEmpty()));
    }
}
