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

/** How often something may be asked for in a while. Counted in the database, for all nodes. */
@Stateless
public class Quotas {

    private static final Duration LONGEST = Duration.ofDays(1);

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

    /** Removes counts older than any window there is. */
    public int purge(int most) {
        return em.createNativeQuery(
                        "delete from quotas where subject in (select subject from quotas"
                                + " where since < ?1 limit ?2 for update skip locked)")
                .setParameter(1, Timestamp.from(clock.instant().minus(LONGEST)))
                .setParameter(2, most)
                .executeUpdate();
    }
}
