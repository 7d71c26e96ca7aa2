package spaceone.identity.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import spaceone.identity.audit.Audit;

/** A user's view of his own sessions, from within one of them: whose they are, that one says. */
@Stateless
public class OwnSessions {

    private static final String SAME_USER =
            "s.revokedAt is null and s.userKey ="
                    + " (select m.userKey from Session m where m.sessionId = :mine)";

    /** A link for undoing a change goes only by its own: nobody else may take it away. */
    private static final String BUT_UNDO = " and (s.kind <> :undo or s.sessionId = :mine)";

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;

    /** Where he is signed in, newest first. */
    public List<Session> list(String mine) {
        return em.createQuery(
                        "select s from Session s where "
                                + SAME_USER
                                + " and s.kind = :kind and s.expiresAt > :now order by s.createdAt desc",
                        Session.class)
                .setParameter("mine", mine)
                .setParameter("kind", SessionKind.SIGN_IN)
                .setParameter("now", clock.instant())
                .setMaxResults(200)
                .getResultList();
    }

    /** Ends those named, or all but the one he acts in, mailed links included. */
    public void revoke(String domainId, String userId, String mine, List<String> sessionIds) {
        boolean others = sessionIds.isEmpty();
        String which = others ? " and s.sessionId <> :mine" : " and s.sessionId in :named";
        var update =
                em.createQuery(
                                "update Session s set s.revokedAt = :now where "
                                        + SAME_USER
                                        + BUT_UNDO
                                        + which)
                        .setParameter("now", clock.instant())
                        .setParameter("undo", SessionKind.UNDO)
                        .setParameter("mine", mine);
        int ended = (others ? update : update.setParameter("named", sessionIds)).executeUpdate();
        audit.changed(
                "UserProfile.revoke_sessions",
                domainId,
                "User",
                userId,
                Map.of("sessions", ended, "others", others));
    }
}
