package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.StringsColumn;

/** How many people domains have, by what triggers count: nobody counts a million. */
@Stateless
public class Headcounts {

    @PersistenceContext EntityManager em;

    /** Of these domains, by their ids; one that is not there has nobody. */
    public Map<String, Headcount> of(Collection<String> domainIds) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(
                                """
                                select d.id, t.users, t.enabled, t.administrators,
                                    (select u.last_accessed_at from users u where u.domain_id = d.id
                                     order by u.last_accessed_at desc nulls last limit 1)
                                from jsonb_array_elements_text(cast(?1 as jsonb)) as d (id)
                                cross join lateral (
                                    select coalesce(sum(users), 0) as users,
                                        coalesce(sum(users) filter (where state = 'ENABLED'), 0) as enabled,
                                        coalesce(sum(users) filter (
                                            where role_type in ('DOMAIN_ADMIN', 'SYSTEM_ADMIN')), 0)
                                            as administrators
                                    from user_tallies where domain_id = d.id) as t
                                """)
                        .setParameter(1, StringsColumn.json(domainIds))
                        .getResultList();
        Map<String, Headcount> counts = new HashMap<>();
        for (Object[] row : rows) {
            counts.put(
                    (String) row[0],
                    new Headcount(number(row[1]), number(row[2]), number(row[3]), time(row[4])));
        }
        return counts;
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    private static @Nullable Instant time(@Nullable Object time) {
        return time == null ? null : ((Timestamp) time).toInstant();
    }
}
