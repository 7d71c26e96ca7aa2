package spaceone.identity.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import spaceone.identity.audit.Actor;

/** Begins and ends sessions. All tokens of a user die by one statement, on every node at once. */
@Stateless
public class Sessions {

    private static final int MOST_LINKS = 3;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Actor actor;

    /** {@code expiresAt} is the end of its longest token: the row is of no use after that. */
    public Session begin(String domainId, long userKey, SessionKind kind, Instant expiresAt) {
        Session session =
                new Session(domainId, userKey, kind, actor.source(), clock.instant(), expiresAt)
                        .begunWith(actor.agent());
        em.persist(session);
        return session;
    }

    /** A session for whoever holds a mailed link. Of a user's unused links the newest few stay. */
    public Session beginLink(String domainId, long userKey, String address, Instant expiresAt) {
        Session session = begin(domainId, userKey, SessionKind.LINK, expiresAt).mailedTo(address);
        em.flush();
        em.createNativeQuery(
                        """
                        update sessions set revoked_at = ?1
                        where user_key = ?2 and kind = 'LINK' and revoked_at is null
                          and session_id not in (
                              select session_id from sessions
                              where user_key = ?2 and kind = 'LINK' and revoked_at is null
                              order by created_at desc, session_id limit ?3)
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, userKey)
                .setParameter(3, MOST_LINKS)
                .executeUpdate();
        return session;
    }

    /** Uses up a link: of any number of uses one is it. Answers where it was mailed to. */
    public Optional<String> redeem(String sessionId) {
        @SuppressWarnings("unchecked")
        List<String> address =
                em.createNativeQuery(
                                "update sessions set revoked_at = ?1 where session_id = ?2 and revoked_at is null"
                                        + " returning coalesce(address, '')")
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .setParameter(2, sessionId)
                        .getResultList();
        return address.stream().findFirst();
    }

    /** A session whose refresh token changes with every use; {@code key} is in the first one. */
    public Session beginRotating(String domainId, long userKey, String key, Instant expiresAt) {
        return begin(domainId, userKey, SessionKind.SIGN_IN, expiresAt).refreshedBy(key);
    }

    /** Swaps the key of the good refresh token; false when the given one is not it. */
    public boolean rotate(String sessionId, String key, String nextKey) {
        return em.createQuery(
                                "update Session s set s.refreshKey = :next where s.sessionId = :sessionId"
                                        + " and s.refreshKey = :key and s.revokedAt is null")
                        .setParameter("next", nextKey)
                        .setParameter("sessionId", sessionId)
                        .setParameter("key", key)
                        .executeUpdate()
                == 1;
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
