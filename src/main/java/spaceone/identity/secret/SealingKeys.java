package spaceone.identity.secret;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;

/**
 * Which keys the nodes seal with. While a new key spreads from node to node they differ, and the
 * one whose node started last is where all is to move; else two nodes would seal each other's
 * secrets anew for ever. On the database's own clock, which all nodes share.
 */
@Stateless
public class SealingKeys {

    /** When a key has sealed last. */
    public enum Standing {
        NEVER,
        LATELY,
        LONG_AGO
    }

    private static final String MARK = "/* key sweep */ ";

    @PersistenceContext EntityManager em;

    /** A node starts to seal with this key. */
    public void started(String keyId) {
        em.createNativeQuery(
                        MARK
                                + """
                                insert into secret_keys values (?1, clock_timestamp(), clock_timestamp())
                                on conflict (key_id) do update
                                    set started_at = excluded.started_at, seen_at = excluded.seen_at
                                """)
                .setParameter(1, keyId)
                .executeUpdate();
    }

    /** A node seals with this key, still. */
    public void seen(String keyId) {
        em.createNativeQuery(
                        MARK
                                + "update secret_keys set seen_at = clock_timestamp() where key_id = ?1"
                                + " and seen_at < clock_timestamp() - interval '1 minute'")
                .setParameter(1, keyId)
                .executeUpdate();
    }

    /** The key that some node started with last. */
    public String newest() {
        return (String)
                em.createNativeQuery(
                                MARK
                                        + "select key_id from secret_keys order by started_at desc limit 1")
                        .getSingleResult();
    }

    /** Whether nodes seal with this key, or did. */
    public Standing standing(String keyId, Duration time) {
        List<?> isLate =
                em.createNativeQuery(
                                MARK
                                        + "select seen_at > clock_timestamp() - make_interval(secs => ?2)"
                                        + " from secret_keys where key_id = ?1")
                        .setParameter(1, keyId)
                        .setParameter(2, (double) time.toSeconds())
                        .getResultList();
        if (isLate.isEmpty()) {
            return Standing.NEVER;
        }
        return (Boolean) isLate.get(0) ? Standing.LATELY : Standing.LONG_AGO;
    }
}
