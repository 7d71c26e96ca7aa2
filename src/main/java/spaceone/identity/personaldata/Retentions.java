package spaceone.identity.personaldata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spaceone.identity.CommonError;
import spaceone.identity.access.Giver;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Domains;

/**
 * Erases people whom their domain keeps no longer. Administrators are never among them, nor
 * programs, which do not sign in.
 */
@Stateless
public class Retentions {

    /**
     * Whoever has been here, or disabled, since before a day; its index begins with the domain. In
     * its order, or all are read one after the other in the hope of some who are due.
     */
    private static final String PEOPLE =
            " from users u where u.domain_id = ?1 and u.role_type = 'USER' and u.user_type = 'USER'"
                    + " and %1$s and %2$s < ?2 order by %2$s";

    private static final String NEVER_SIGNED_IN =
            PEOPLE.formatted("u.last_accessed_at is null", "greatest(u.created_at, u.arrived_at)");
    private static final String DISABLED =
            PEOPLE.formatted("u.state = 'DISABLED'", "coalesce(u.disabled_at, u.arrived_at)");

    /** So many people in a transaction. */
    private static final int PORTION = 20;

    private static final int MOST_COUNTED = 10_000;

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Erasures erasures;
    @Inject Giver giver;
    @Inject Audit audit;
    @Inject Clock clock;

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Retention get(String domainId) {
        return Retention.of(domains.get(domainId));
    }

    /**
     * Replaces it as a whole. There is no way back for whom it finds, so it takes a role that
     * leaves nothing out.
     */
    public Retention set(String domainId, Retention wanted) {
        if (!giver.isFull()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        Retention rules = wanted.checked();
        domains.keepFor(domainId, rules.equals(Retention.NONE) ? null : rules.toJson());
        audit.changed("RetentionPolicy.set", domainId, "Domain", domainId, rules.toJson());
        em.flush();
        return rules;
    }

    /** How many the rules find now, up to ten thousand. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public int due(String domainId) {
        Set<Object> found = new HashSet<>();
        rules(domainId)
                .forEach(
                        (people, days) -> {
                            List<?> some =
                                    of(domainId, "select u.id" + people, days)
                                            .setMaxResults(MOST_COUNTED)
                                            .getResultList();
                            found.addAll(some);
                        });
        return Math.min(found.size(), MOST_COUNTED);
    }

    /** Domains that have rules. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<String> ruled() {
        return em.createNativeQuery(
                        "select domain_id from domains"
                                + " where retention is not null and state = 'ENABLED'")
                .getResultList();
    }

    /** Erases some people of a domain, whom nobody else works at; whether there may be more. */
    public boolean portion(String domainId) {
        boolean any = false;
        for (Map.Entry<String, Integer> rule : rules(domainId).entrySet()) {
            @SuppressWarnings("unchecked")
            List<String> due =
                    of(
                                    domainId,
                                    "select u.user_id"
                                            + rule.getKey()
                                            + " limit ?3 for update skip locked",
                                    rule.getValue())
                            .setParameter(3, PORTION)
                            .getResultList();
            String why = rule.getKey().equals(DISABLED) ? Retention.DISABLED : Retention.NEVER;
            due.forEach(userId -> erasures.begin(domainId, userId, Map.of("retention", why)));
            any |= !due.isEmpty();
        }
        return any;
    }

    /** Whom each rule means, and after how many days. */
    private Map<String, Integer> rules(String domainId) {
        Retention rules = get(domainId);
        Map<String, Integer> days = new LinkedHashMap<>();
        if (rules.neverSignedInDays() != null) {
            days.put(NEVER_SIGNED_IN, rules.neverSignedInDays());
        }
        if (rules.disabledDays() != null) {
            days.put(DISABLED, rules.disabledDays());
        }
        return days;
    }

    private Query of(String domainId, String sql, int days) {
        Instant day = clock.instant().minus(Duration.ofDays(days));
        return em.createNativeQuery(sql)
                .setParameter(1, domainId)
                .setParameter(2, Timestamp.from(day));
    }
}
