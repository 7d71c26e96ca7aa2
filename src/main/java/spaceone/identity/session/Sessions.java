package spaceone.identity.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import spaceone.identity.audit.Actor;

/** Begins and ends sessions. All tokens of a user die by one statement, on every node at once. */
@Stateless
public class Sessions {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Actor actor;

    /** {@code expiresAt} is the end of its longest token: the row is of no use after that. */
    public Session begin(String domainId, long userKey, SessionKind kind, Instant expiresAt) {
        Session session =
                new Session(domainId, userKey, kind, actor.source(), clock.instant(), expiresAt);
        em.persist(session);
        return session;
    }

    /** Notes that the session was used, and that a token of it lives until {@code tokenExpiry}. */
    public void touch(String sessionId, Instant tokenExpiry) {
        em.createNativeQuery(
                        "update sessions set used_at = ?1, expires_at = greatest(expires_at, ?2) where session_id = ?3")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, Timestamp.from(tokenExpiry))
                .setParameter(3, sessionId)
                .executeUpdate();
    }

    public void revoke(String sessionId) {
        end("s.sessionId = :value and s.sessionId <> :kept", sessionId, "");
    }

    public void revokeAll(long userKey) {
        revokeAllBut(userKey, "");
    }

    /** Ends all sessions of a user but the one he acts in. */
    public void revokeAllBut(long userKey, String keptSessionId) {
        end("s.userKey = :value and s.sessionId <> :kept", userKey, keptSessionId);
    }

    /** Removes what is of no use any more, a portion at a time so that no other work waits long. */
    public int purge(Instant before, int most) {
        return em.createNativeQuery(
                        "delete from sessions where session_id in"
                                + " (select session_id from sessions where expires_at < ?1 limit ?2 for update skip locked)")
                .setParameter(1, Timestamp.from(before))
                .setParameter(2, most)
                .executeUpdate();
    }

    private void end(String which, Object value, String kept) {
        em.createQuery(
                        "update Session s set s.revokedAt = :now where s.revokedAt is null and "
                                + which)
                .setParameter("now", clock.instant())
                .setParameter("value", value)
                .setParameter("kept", kept)
                .executeUpdate();
    }
}
