package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Requests for a new password between their answer and what comes of it. Everybody is answered
 * after the same work, and still no answered request is lost with its node: whoever finds it here
 * goes on.
 */
@Stateless
public class ResetRequests {

    private static final int LONGEST_DOMAIN = 40;
    private static final int LONGEST_USER = 255;
    private static final Duration CLAIM = Duration.ofMinutes(1);
    static final Duration LIFE = Duration.ofHours(1);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** Who wants a new password, and from where he asks. */
    public record Asked(long id, String domainId, String userId, String source) {}

    /** Nobody has so long a name. */
    public void put(String domainId, String userId, String source) {
        if (domainId.length() <= LONGEST_DOMAIN && userId.length() <= LONGEST_USER) {
            em.createNativeQuery(
                            "insert into reset_requests (domain_id, user_id, source, asked_at)"
                                    + " values (?1, ?2, ?3, ?4)")
                    .setParameter(1, domainId)
                    .setParameter(2, userId)
                    .setParameter(3, String.valueOf(source))
                    .setParameter(4, Timestamp.from(clock.instant()))
                    .executeUpdate();
        }
    }

    /** The oldest that nobody works on; the claim of a killed node ends. */
    public Optional<Asked> claim() {
        @SuppressWarnings("unchecked")
        List<Object[]> claimed =
                em.createNativeQuery(
                                """
                                update reset_requests set claimed_until = ?1 where id = (
                                    select id from reset_requests
                                    where claimed_until is null or claimed_until <= ?2
                                    order by id limit 1 for update skip locked)
                                returning id, domain_id, user_id, source
                                """)
                        .setParameter(1, Timestamp.from(clock.instant().plus(CLAIM)))
                        .setParameter(2, Timestamp.from(clock.instant()))
                        .getResultList();
        return claimed.stream()
                .findFirst()
                .map(
                        row ->
                                new Asked(
                                        ((Number) row[0]).longValue(),
                                        (String) row[1],
                                        (String) row[2],
                                        (String) row[3]));
    }

    /** In the transaction of what comes of it; false when somebody else was faster. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean take(Asked asked) {
        return delete(asked) == 1;
    }

    /** Nothing comes of it. */
    public void drop(Asked asked) {
        delete(asked);
    }

    private int delete(Asked asked) {
        return em.createNativeQuery("delete from reset_requests where id = ?1")
                .setParameter(1, asked.id())
                .executeUpdate();
    }

    /** Removes what failed again and again; nobody waits for it any more. */
    public int purge(int most) {
        return em.createNativeQuery(
                        "delete from reset_requests where id in (select id from reset_requests"
                                + " where asked_at < ?1 limit ?2 for update skip locked)")
                .setParameter(1, Timestamp.from(clock.instant().minus(LIFE)))
                .setParameter(2, most)
                .executeUpdate();
    }
}
