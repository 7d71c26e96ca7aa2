package spaceone.identity.verification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Hands out the five tries of a challenge. Each is spent before its code is looked at, in a
 * transaction of its own: neither a refusal nor a thousand guesses at once win another one.
 */
@Stateless
public class VerifyAttempts {

    static final int MOST_TRIES = 5;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** The user's challenge, with a try spent; empty when there is none or no try is left. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<VerifyCode> spend(long userKey, CodePurpose purpose) {
        @SuppressWarnings("unchecked")
        List<Number> spent =
                em.createNativeQuery(
                                """
                                update verify_codes set tries = tries + 1
                                where user_key = ?1 and purpose = ?2 and ended_at is null
                                  and expires_at > ?3 and tries < ?4
                                returning id
                                """)
                        .setParameter(1, userKey)
                        .setParameter(2, purpose.name())
                        .setParameter(3, Timestamp.from(clock.instant()))
                        .setParameter(4, MOST_TRIES)
                        .getResultList();
        return spent.stream().findFirst().map(id -> em.find(VerifyCode.class, id.longValue()));
    }

    /** The user's last challenge, when it has ended before its time. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<VerifyCode> ended(long userKey, CodePurpose purpose) {
        return em.createQuery(
                        "select c from VerifyCode c where c.userKey = :userKey"
                                + " and c.purpose = :purpose and c.endedAt is not null"
                                + " and c.expiresAt > :now order by c.createdAt desc",
                        VerifyCode.class)
                .setParameter("userKey", userKey)
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
