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
import spaceone.identity.Network;

/** How often something may be asked for in a while. Counted in the database, for all nodes. */
@Stateless
public class Quotas {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** Takes one, in a transaction of its own; false when none is left. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean take(String subject, int most, Duration window) {
        Instant now = clock.instant();
        Number used =
                (Number)
                        em.createNativeQuery(
                                        """
                                        insert into quotas as q (subject, used, since) values (?1, 1, ?2)
                                        on conflict (subject) do update set
                                            used  = case when q.since <= ?3 then 1 else least(q.used, ?4) + 1 end,
                                            since = case when q.since <= ?3 then ?2 else q.since end
                                        returning used
                                        """)
                                .setParameter(1, subject)
                                .setParameter(2, Timestamp.from(now))
                                .setParameter(3, Timestamp.from(now.minus(window)))
                                .setParameter(4, most)
                                .getSingleResult();
        return used.intValue() <= most;
    }

    /** As {@link #take}, for what anybody may ask for: counted where they are. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean takeFrom(String source, String what, int most, Duration window) {
        return take(what + " from " + Network.of(source), most, window);
    }

    /** Whether none was left when somebody last took one. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isSpent(String subject, int most, Duration window) {
        return !em.createNativeQuery(
                        "select 1 from quotas where subject = ?1 and used > ?2 and since > ?3")
                .setParameter(1, subject)
                .setParameter(2, most)
                .setParameter(3, Timestamp.from(clock.instant().minus(window)))
                .getResultList()
                .isEmpty();
    }

    /** When there is one again; a moment, where there is. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Duration untilFree(String subject, Duration window) {
        @SuppressWarnings("unchecked")
        List<Timestamp> since =
                em.createNativeQuery("select since from quotas where subject = ?1")
                        .setParameter(1, subject)
                        .getResultList();
        return since.stream()
                .findFirst()
                .map(begin -> Duration.between(clock.instant(), begin.toInstant().plus(window)))
                .filter(left -> left.compareTo(MOMENT) > 0)
                .orElse(MOMENT);
    }

    /** As if nothing had been asked for. */
    public void forget(String subject) {
        em.createNativeQuery("delete from quotas where subject = ?1")
                .setParameter(1, subject)
                .executeUpdate();
    }

    /** Removes counts older than any window there is. */
    public int purge(int most) {
        return em.createNativeQuery(
                        "delete from quotas where ctid = any(array(select ctid from quotas"
                                + " where since < ?1 limit ?2 for update skip locked))")
                .setParameter(1, Timestamp.from(clock.instant().minus(LONGEST)))
                .setParameter(2, most)
                .executeUpdate();
    }
}
