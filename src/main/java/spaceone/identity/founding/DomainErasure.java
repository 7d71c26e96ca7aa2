package spaceone.identity.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import spaceone.identity.Chore;
import spaceone.identity.audit.Audit;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Domain;

/**
 * The end of a domain that was deleted long enough ago: everything with its id goes, people,
 * hashes, keys, mails and audit records, and then the domain. Which tables those are, the database
 * itself says, so that none is forgotten. What stays is one record in the root domain.
 */
@Stateless
public class DomainErasure {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;

    /** How long a deleted domain could still be brought back by hand. */
    @Inject
    @Configured(Setting.DOMAIN_KEEP)
    Duration keep;

    /** Removes a portion; whether there may be more. */
    public boolean portion() {
        List<?> overdue =
                em.createNativeQuery(
                                """
                                select domain_id, name from domains
                                where state = 'DELETED' and deleted_at < ?1 and domain_id <> ?2
                                order by deleted_at limit 1 for update skip locked
                                """)
                        .setParameter(1, Timestamp.from(clock.instant().minus(keep)))
                        .setParameter(2, Domain.ROOT)
                        .getResultList();
        if (overdue.isEmpty()) {
            return false;
        }
        Object[] domain = (Object[]) overdue.get(0);
        String domainId = (String) domain[0];
        if (!removed(domainId)) {
            em.createNativeQuery("delete from domains where domain_id = ?1")
                    .setParameter(1, domainId)
                    .executeUpdate();
            audit.changed(
                    "Domain.erase", Domain.ROOT, "Domain", domainId, Map.of("name", domain[1]));
        }
        return true;
    }

    /** Whether there was anything left to remove. */
    private boolean removed(String domainId) {
        int left = Chore.PORTION;
        for (DomainTables.Own table : DomainTables.in(em).childrenFirst()) {
            for (String column : table.ownParents()) {
                // Rows of one table that hang on each other would have to go in their own order.
                execute(
                        "update %s set %s = null where ctid = any(array(select ctid from %s where domain_id = ?1 and %s is not null limit ?2))"
                                .formatted(table.name(), column, table.name(), column),
                        domainId,
                        left);
            }
            left -=
                    execute(
                            "delete from %s where ctid = any(array(select ctid from %s where domain_id = ?1 limit ?2))"
                                    .formatted(table.name(), table.name()),
                            domainId,
                            left);
            if (left <= 0) {
                return true;
            }
        }
        return left < Chore.PORTION;
    }

    private int execute(String sql, String domainId, int most) {
        return em.createNativeQuery(sql)
                .setParameter(1, domainId)
                .setParameter(2, most)
                .executeUpdate();
    }
}
