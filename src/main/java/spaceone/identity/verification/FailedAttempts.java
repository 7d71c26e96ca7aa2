package spaceone.identity.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import spaceone.identity.Network;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Counts failed sign-ins, per account and per source, and blocks after too many
 * (docs/contract/sign-in.md). Only a wrong answer is a failure. Attempts that are being judged take
 * the room of one until their end is known, so a thousand at the same moment cannot outrun the
 * count. Whoever comes from where the account was opened before is counted apart: strangers
 * elsewhere do not lock that door.
 */
@Stateless
public class FailedAttempts {

    static final Duration WINDOW = Duration.ofSeconds(300);
    static final int MOST_PER_ACCOUNT = 10;
    static final int MOST_PER_SOURCE = 100;

    @Inject
    @Configured(Setting.LIMIT_SIGN_INS)
    int mostPerSource = MOST_PER_SOURCE;

    /** No attempt takes longer: what is older was on a node that was killed. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);

    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** An attempt that may go on, and the names it is counted under. */
    public record Attempt(String ofAccount, String ofSource) {}

    /**
     * Whether an attempt may go on; {@code blocked} is for how long it may not. Neither: as many as
     * may fail are being judged already.
     */
    public record Admission(Optional<Attempt> attempt, Optional<Duration> blocked) {}

    /** Begins an attempt, in a transaction of its own: everybody must see it at once. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Admission begin(String account, String source) {
        Instant now = clock.instant();
        Attempt attempt = new Attempt(name(account, source), "source " + Network.of(source));
        // One order for both rows, or two attempts could wait for each other.
        if (!enter(attempt.ofAccount(), MOST_PER_ACCOUNT, now)) {
            return new Admission(Optional.empty(), blocked(attempt.ofAccount(), now));
        }
        if (!enter(attempt.ofSource(), mostPerSource, now)) {
            leave(attempt.ofAccount());
            return new Admission(Optional.empty(), blocked(attempt.ofSource(), now));
        }
        return new Admission(Optional.of(attempt), Optional.empty());
    }

    /** The answer was wrong. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void wrong(Attempt attempt) {
        fail(attempt.ofAccount(), MOST_PER_ACCOUNT);
        fail(attempt.ofSource(), mostPerSource);
    }

    /** It was no guess at the account, but whoever goes on like that is stopped where they are. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(Attempt attempt) {
        leave(attempt.ofAccount());
        fail(attempt.ofSource(), mostPerSource);
    }

    /** The attempt succeeded: the account starts afresh. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void right(Attempt attempt) {
        em.createNativeQuery(
                        "update failed_attempts set failures = 0, blocked_until = null,"
                                + " pending = greatest(pending - 1, 0) where subject = ?1")
                .setParameter(1, attempt.ofAccount())
                .executeUpdate();
        leave(attempt.ofSource());
    }

    /** Nobody knows whether it would have failed, or it is not complete: nothing is counted. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void drop(Attempt attempt) {
        leave(attempt.ofAccount());
        leave(attempt.ofSource());
    }

    /** Lifts the block of an account, wherever it is tried from. */
    public void forget(String account) {
        em.createNativeQuery(
                        """
                        delete from failed_attempts where subject in (
                            select ?1 union all
                            select ?1 || ' from ' || source from known_sources where account = ?2)
                        """)
                .setParameter(1, "account " + account)
                .setParameter(2, account)
                .executeUpdate();
    }

    /** Until when the account is blocked, for whoever comes from somewhere or from anywhere. */
    public Optional<Instant> blockedUntil(String account) {
        Timestamp until =
                (Timestamp)
                        em.createNativeQuery(
                                        """
                                        select max(blocked_until) from failed_attempts
                                        where blocked_until > ?3 and subject in (
                                            select ?1 union all
                                            select ?1 || ' from ' || source from known_sources
                                            where account = ?2)
                                        """)
                                .setParameter(1, "account " + account)
                                .setParameter(2, account)
                                .setParameter(3, Timestamp.from(clock.instant()))
                                .getSingleResult();
        return Optional.ofNullable(until).map(Timestamp::toInstant);
    }

    /**
     * Somebody has signed in from there, all factors included: from a network, since many machines
     * take another of its addresses every day.
     */
    public void know(String account, String source) {
        Instant now = clock.instant();
        em.createNativeQuery(
                        """
                        insert into known_sources as k (account, source, seen_at) values (?1, ?2, ?3)
                        on conflict (account, source) do update set seen_at = ?3 where k.seen_at < ?4
                        """)
                .setParameter(1, account)
                .setParameter(2, Network.of(source))
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, Timestamp.from(now.minus(Duration.ofDays(1))))
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isKnown(String account, String source) {
        return !em.createNativeQuery(
                        "select 1 from known_sources where account = ?1 and source = ?2"
                                + " and seen_at > ?3")
                .setParameter(1, account)
                .setParameter(2, Network.of(source))
                .setParameter(3, Timestamp.from(clock.instant().minus(KNOWN_FOR)))
                .getResultList()
                .isEmpty();
    }

    /** Nobody of that name is left. */
    public void forgetAll(String account) {
        forget(account);
        em.createNativeQuery("delete from known_sources where account = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }

    /** Removes counts that count for nothing any more. */
    public int purge(int most) {
        Instant now = clock.instant();
        em.createNativeQuery(
                        """
                        delete from known_sources where ctid = any(array(
                            select ctid from known_sources
                            where seen_at < ?1 limit ?2 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(now.minus(KNOWN_FOR)))
                .setParameter(2, most)
                .executeUpdate();
        return em.createNativeQuery(
                        """
                        delete from failed_attempts where ctid = any(array(
                            select ctid from failed_attempts
                            where since < ?1 and (blocked_until is null or blocked_until < ?2)
                            limit ?3 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(now.minus(WINDOW)))
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, most)
                .executeUpdate();
    }

    private String name(String account, String source) {
        return "account "
                + account
                + (isKnown(account, source) ? " from " + Network.of(source) : "");
    }

    /** Takes the room of one failure, if there is any. */
    private boolean enter(String subject, int most, Instant now) {
        return !em.createNativeQuery(
                        """
                        insert into failed_attempts as f (subject, failures, since, pending, pending_at)
                        values (?1, 0, ?2, 1, ?2)
                        on conflict (subject) do update set
                            failures = case when f.since <= ?3 or f.blocked_until <= ?2 then 0 else f.failures end,
                            since = case when f.since <= ?3 or f.blocked_until <= ?2 then ?2 else f.since end,
                            blocked_until = null,
                            pending = case when f.pending_at > ?4 then f.pending else 0 end + 1,
                            pending_at = ?2
                        where (f.blocked_until is null or f.blocked_until <= ?2)
                          and case when f.since <= ?3 or f.blocked_until <= ?2 then 0 else f.failures end
                            + case when f.pending_at > ?4 then f.pending else 0 end < ?5
                        returning 1
                        """)
                .setParameter(1, subject)
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(now.minus(WINDOW)))
                .setParameter(4, Timestamp.from(now.minus(LONGEST_ATTEMPT)))
                .setParameter(5, most)
                .getResultList()
                .isEmpty();
    }

    private void leave(String subject) {
        em.createNativeQuery(
                        "update failed_attempts set pending = greatest(pending - 1, 0) where subject = ?1")
                .setParameter(1, subject)
                .executeUpdate();
    }

    private void fail(String subject, int most) {
        Instant now = clock.instant();
        em.createNativeQuery(
                        """
                        update failed_attempts set
                            pending = greatest(pending - 1, 0),
                            failures = case when since <= ?2 then 1 else failures + 1 end,
                            since = case when since <= ?2 then ?3 else since end,
                            blocked_until = case when since > ?2 and failures + 1 >= ?4 then ?5
                                                 else blocked_until end
                        where subject = ?1
                        """)
                .setParameter(1, subject)
                .setParameter(2, Timestamp.from(now.minus(WINDOW)))
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, most)
                .setParameter(5, Timestamp.from(now.plus(WINDOW)))
                .executeUpdate();
    }

    private Optional<Duration> blocked(String subject, Instant now) {
        @SuppressWarnings("unchecked")
        List<Timestamp> until =
                em.createNativeQuery(
                                "select blocked_until from failed_attempts"
                                        + " where subject = ?1 and blocked_until > ?2")
                        .setParameter(1, subject)
                        .setParameter(2, Timestamp.from(now))
                        .getResultList();
        return until.stream().findFirst().map(end -> Duration.between(now, end.toInstant()));
    }
}
