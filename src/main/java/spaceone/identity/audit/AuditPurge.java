package spaceone.identity.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** Removes records that were kept long enough, oldest first. */
@Stateless
public class AuditPurge {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** How long a record is kept. */
    @Inject
    @Configured(Setting.AUDIT_KEEP)
    Duration keep;

    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from audit_records where id in (
                            select id from audit_records where created_at < ?1
                            order by created_at limit ?2 for update skip locked)
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(keep)))
                .setParameter(2, most)
                .executeUpdate();
    }
}
