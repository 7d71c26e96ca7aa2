package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import spaceone.identity.audit.ChangeRecorded;

/**
 * Who was let in at the door may have been shown it since: a request that waited for a lock, or
 * took its time, changes nothing after its session ended or its domain was put out of service. What
 * the request itself ended, as by a new password, does not count: the row's version is its own.
 */
@Stateless
public class ActorStanding {

    @PersistenceContext EntityManager em;

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void demand(@Observes ChangeRecorded fact) {
        if (!OwnerType.USER.name().equals(fact.type()) || fact.sessionId() == null) {
            return;
        }
        boolean standing =
                !em.createNativeQuery(
                                """
                                select 1 from sessions s
                                join domains d on d.domain_id = s.domain_id and d.state = 'ENABLED'
                                where s.session_id = ?1
                                  and (s.revoked_at is null
                                       or s.xmin = cast(pg_current_xact_id() as xid))
                                """)
                        .setParameter(1, fact.sessionId())
                        .getResultList()
                        .isEmpty();
        if (!standing) {
            throw Tokens.invalid();
        }
    }
}
