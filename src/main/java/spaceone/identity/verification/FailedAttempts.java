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
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Counts failed sign-ins, per account and per source, and blocks after too many (user-api.md 6.1).
 * An attempt counts as failed before the password is looked at, so attempts that run at the same
 * moment cannot outrun the count.
 */
@Stateless
public class FailedAttempts {

    static final Duration WINDOW = Duration.ofSeconds(300);
    static final int MOST_PER_ACCOUNT = 10;
    static final int MOST_PER_SOURCE = 100;

    @Inject
    @Configured(Setting.LIMIT_SIGN_INS)
    int mostPerSource = MOST_PER_SOURCE;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /**
     * Counts an attempt, in a transaction of its own: the refusal that may follow must not undo the
     * count.
     *
     * @return how long the account or the source is still blocked; empty when the attempt may go on
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Duration> count(String account, String source) {
        Instant now = clock.instant();
        // One order for both rows, or two attempts could wait for each other.
        return count("account " + account, MOST_PER_ACCOUNT, now)
                .or(() -> count(source(source), mostPerSource, now));
    }

    /** The attempt succeeded: the account starts afresh, and the source is not charged for it. */
    public void forgive(String account, String source) {
        forget(account);
        em.createNativeQuery(
                        "update failed_attempts set failures = failures - 1 where subject = ?1 and failures > 0")
                .setParameter(1, source(source))
                .executeUpdate();
    }

    /**
     * The attempt was no failure, but is not complete either: it is not charged, and what failed
     * before stays counted.
     */
    public void uncount(String account, String source) {
        for (String subject : List.of("account " + account, source(source))) {
            em.createNativeQuery(
                            "update failed_attempts set failures = failures - 1 where subject = ?1 and failures > 0")
                    .setParameter(1, subject)
                    .executeUpdate();
        }
    }

    /** Lifts the block of an account. */
    public void forget(String account) {
        em.createNativeQuery("delete from failed_attempts where subject = ?1")
                .setParameter(1, "account " + account)
                .executeUpdate();
    }

    private static String source(String address) {
        return "source " + Network.of(address);
    }

    /** Removes counts that count for nothing any more. */
    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from failed_attempts where subject in (
                            select subject from failed_attempts
                            where since < ?1 and (blocked_until is null or blocked_until < ?2)
                            limit ?3 for update skip locked)
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(WINDOW)))
                .setParameter(2, Timestamp.from(clock.instant()))
                .setParameter(3, most)
                .executeUpdate();
    }

    private Optional<Duration> count(String subject, int most, Instant now) {
        @SuppressWarnings("unchecked")
        List<Timestamp> blocked =
                em.createNativeQuery(
                                """
                                insert into failed_attempts as f (subject, failures, since) values (?1, 1, ?2)
                                on conflict (subject) do update set
                                    failures = case when f.since <= ?3 or f.blocked_until <= ?2 then 1
                                                    else f.failures + 1 end,
                                    since = case when f.since <= ?3 or f.blocked_until <= ?2 then ?2 else f.since end,
                                    blocked_until = case when f.blocked_until <= ?2 then null
                                                         when f.blocked_until is not null then f.blocked_until
                                                         when f.since > ?3 and f.failures >= ?4 then ?5 end
                                returning blocked_until
                                """)
                        .setParameter(1, subject)
                        .setParameter(2, Timestamp.from(now))
                        .setParameter(3, Timestamp.from(now.minus(WINDOW)))
                        .setParameter(4, most)
                        .setParameter(5, Timestamp.from(now.plus(WINDOW)))
                        .getResultList();
        return Optional.ofNullable(blocked.get(0))
                .map(until -> Duration.between(now, until.toInstant()));
    }
}
