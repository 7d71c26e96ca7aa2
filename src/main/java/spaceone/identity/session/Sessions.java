package spaceone.identity.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spaceone.identity.audit.Actor;

/** Begins and ends sessions. All tokens of a user die by one statement, on every node at once. */
@Stateless
public class Sessions {

    private static final int MOST_LINKS = 3;
    private static final Set<SessionKind> ANY = EnumSet.allOf(SessionKind.class);

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

    /** A session for whoever holds the link by which a change is undone. */
    public Session beginUndo(
            String domainId, long userKey, String address, JsonObject before, Instant expiresAt) {
        return begin(domainId, userKey, SessionKind.UNDO, expiresAt)
                .mailedTo(address)
                .bringingBack(before);
    }

    /** Uses up a link by which a change is undone; empty when that was done before. */
    public Optional<UndoNote> redeemUndo(String sessionId, long userKey) {
        return em.createQuery(
                        "select s from Session s where s.sessionId = :sessionId"
                                + " and s.userKey = :userKey and s.kind = :undo"
                                + " and s.revokedAt is null",
                        Session.class)
                .setParameter("sessionId", sessionId)
                .setParameter("userKey", userKey)
                .setParameter("undo", SessionKind.UNDO)
                .getResultStream()
                .findFirst()
                .flatMap(Session::undoNote)
                .filter(note -> redeem(sessionId).isPresent());
    }

    /** Whether all links that are out, and give a factor back, give back the same. */
    public boolean undoLinksAgree(long userKey) {
        Number states =
                (Number)
                        em.createNativeQuery(
                                        "select count(distinct undo) from sessions where user_key = ?1"
                                                + " and kind = 'UNDO' and revoked_at is null"
                                                + " and expires_at > ?2"
                                                + " and undo ->> 'state' = 'ENABLED'")
                                .setParameter(1, userKey)
                                .setParameter(2, Timestamp.from(clock.instant()))
                                .getSingleResult();
        return states.intValue() <= 1;
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

    /** Whether tokens of this session are good still, as far as it says itself. */
    public boolean stands(String sessionId, long userKey) {
        return !em.createNativeQuery(
                        "select 1 from sessions where session_id = ?1 and user_key = ?2"
                                + " and revoked_at is null")
                .setParameter(1, sessionId)
                .setParameter(2, userKey)
                .getResultList()
                .isEmpty();
    }

    /** Its user has just shown who they are. */
    public void proven(String sessionId) {
        em.createNativeQuery("update sessions set proven_at = ?1 where session_id = ?2")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, sessionId)
                .executeUpdate();
    }

    /**
     * A factor was set up in the session and shown to work, which is noted of one that is for that
     * alone. The user's others of that kind end.
     */
    public void enrolled(String sessionId, long userKey, String factor) {
        Timestamp now = Timestamp.from(clock.instant());
        em.createNativeQuery(
                        "update sessions set enrolled = ?1, enrolled_at = ?2"
                                + " where session_id = ?3 and user_key = ?4 and kind = 'ENROLMENT'")
                .setParameter(1, factor)
                .setParameter(2, now)
                .setParameter(3, sessionId)
                .setParameter(4, userKey)
                .executeUpdate();
        end(
                "s.userKey = :value and s.sessionId <> :kept",
                userKey,
                sessionId,
                EnumSet.of(SessionKind.ENROLMENT));
    }

    /** What was set up in the session of this user, since then and not used since. */
    public Optional<EnrolmentNote> enrolment(String sessionId, long userKey, Instant since) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(
                                "select enrolled, enrolled_at from sessions where session_id = ?1"
                                        + " and user_key = ?2 and kind = 'ENROLMENT'"
                                        + " and revoked_at is null and enrolled_at >= ?3")
                        .setParameter(1, sessionId)
                        .setParameter(2, userKey)
                        .setParameter(3, Timestamp.from(since))
                        .getResultList();
        return rows.stream()
                .map(
                        row ->
                                new EnrolmentNote(
                                        sessionId,
                                        (String) row[0],
                                        ((Timestamp) row[1]).toInstant()))
                .findFirst();
    }

    /** Links that were mailed to another mailbox than these. */
    public void revokeLinksElsewhere(long userKey, List<String> good) {
        em.createQuery(
                        "update Session s set s.revokedAt = :now where s.revokedAt is null"
                                + " and s.userKey = :userKey and s.kind = :link"
                                + " and lower(s.address) not in :good")
                .setParameter("now", clock.instant())
                .setParameter("userKey", userKey)
                .setParameter("link", SessionKind.LINK)
                .setParameter(
                        "good",
                        Stream.concat(Stream.of(""), good.stream())
                                .map(address -> address.toLowerCase(Locale.ROOT))
                                .toList())
                .executeUpdate();
    }

    public void revoke(String sessionId) {
        end("s.sessionId = :value and s.sessionId <> :kept", sessionId, "", ANY);
    }

    public int revokeAll(long userKey) {
        return revokeAllBut(userKey, "");
    }

    /** Of a user's sessions those named; answers how many ended. */
    public int revokeThese(long userKey, List<String> sessionIds) {
        return em.createQuery(
                        "update Session s set s.revokedAt = :now where s.revokedAt is null"
                                + " and s.userKey = :userKey and s.kind <> :undo"
                                + " and s.sessionId in :named")
                .setParameter("now", clock.instant())
                .setParameter("userKey", userKey)
                .setParameter("undo", SessionKind.UNDO)
                .setParameter("named", sessionIds)
                .executeUpdate();
    }

    /** Where a user is signed in, newest first, two hundred at most. */
    public List<Session> signedIn(long userKey) {
        return em.createQuery(
                        "select s from Session s where s.userKey = :userKey and s.revokedAt is null"
                                + " and s.kind = :kind and s.expiresAt > :now"
                                + " order by s.createdAt desc, s.sessionId",
                        Session.class)
                .setParameter("userKey", userKey)
                .setParameter("kind", SessionKind.SIGN_IN)
                .setParameter("now", clock.instant())
                .setMaxResults(200)
                .getResultList();
    }

    /**
     * Ends all sessions of a user but the one they act in. Links for undoing a change stay, or
     * whoever made it could make it final by changing the password, too. Answers how many ended.
     */
    public int revokeAllBut(long userKey, String keptSessionId) {
        return end(
                "s.userKey = :value and s.sessionId <> :kept",
                userKey,
                keptSessionId,
                EnumSet.complementOf(EnumSet.of(SessionKind.UNDO)));
    }

    /** As {@link #revokeAll}, with the links for undoing a change. */
    public void revokeEvery(long userKey) {
        end("s.userKey = :value and s.sessionId <> :kept", userKey, "", ANY);
    }

    public void revokeUndoLinks(long userKey) {
        end(
                "s.userKey = :value and s.sessionId <> :kept",
                userKey,
                "",
                EnumSet.of(SessionKind.UNDO));
    }

    /** Removes what is of no use any more, a portion at a time so that no other work waits long. */
    public int purge(Instant before, int most) {
        return em.createNativeQuery(
                        "delete from sessions where ctid = any(array(select ctid from sessions"
                                + " where expires_at < ?1 limit ?2 for update skip locked))")
                .setParameter(1, Timestamp.from(before))
                .setParameter(2, most)
                .executeUpdate();
    }

    private int end(String which, Object value, String kept, Set<SessionKind> kinds) {
        return em.createQuery(
                        "update Session s set s.revokedAt = :now where s.revokedAt is null"
                                + " and s.kind in :kinds and "
                                + which)
                .setParameter("kinds", List.copyOf(kinds))
                .setParameter("now", clock.instant())
                .setParameter("value", value)
                .setParameter("kept", kept)
                .executeUpdate();
    }
}
