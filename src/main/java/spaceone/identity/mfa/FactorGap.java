package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spaceone.identity.StringsColumn;
import spaceone.identity.user.MfaType;

/**
 * Who of those that a policy names has nothing yet that counts. Of a large domain as many are
 * looked at as are worth telling.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FactorGap {

    /** As many are counted, no more. */
    public static final int MOST = 10_000;

    private static final int NAMED = 100;

    /** As the index has it. */
    private static final String KIND =
            "case when u.mfa ->> 'state' = 'ENABLED' then u.mfa ->> 'mfa_type' else 'NONE' end";

    private static final String PEOPLE =
            " from users u where u.domain_id = ?1 and u.auth_type = 'LOCAL' and u.user_type = 'USER'"
                    + " and u.state <> 'DISABLED'";

    @PersistenceContext EntityManager em;

    /**
     * {@code people}: how many the policy names; {@code missing}: how many of them have nothing
     * that counts; {@code userIds}: the first of those.
     */
    public record Gap(int people, int missing, List<String> userIds) {

        static final Gap NONE = new Gap(0, 0, List.of());
    }

    public Gap of(String domainId, FactorPolicy policy) {
        if (!policy.asks()) {
            return Gap.NONE;
        }
        @SuppressWarnings("unchecked")
        List<String> first =
                query(
                                "select u.user_id"
                                        + PEOPLE
                                        + who(policy)
                                        + lacking(policy)
                                        + " order by u.id",
                                domainId,
                                policy)
                        .setMaxResults(NAMED)
                        .getResultList();
        return new Gap(
                count(PEOPLE + who(policy), domainId, policy),
                first.size() < NAMED
                        ? first.size()
                        : count(PEOPLE + who(policy) + lacking(policy), domainId, policy),
                List.copyOf(first));
    }

    private int count(String where, String domainId, FactorPolicy policy) {
        return ((Number)
                        query(
                                        "select count(*) from (select 1"
                                                + where
                                                + " limit "
                                                + MOST
                                                + ") n",
                                        domainId,
                                        policy)
                                .getSingleResult())
                .intValue();
    }

    private Query query(String sql, String domainId, FactorPolicy policy) {
        Query query = em.createNativeQuery(sql).setParameter(1, domainId);
        return policy.requiredFor() == AskedOf.ROLES
                ? query.setParameter(2, StringsColumn.json(policy.roleIds()))
                : query;
    }

    private static String who(FactorPolicy policy) {
        return switch (policy.requiredFor()) {
            case NOBODY -> " and false";
            case EVERYBODY -> "";
            case ADMINISTRATORS -> " and u.role_type = 'DOMAIN_ADMIN'";
            case ROLES ->
                    " and u.user_id in (select b.user_id from role_bindings b where b.domain_id = ?1"
                            + " and b.role_id = any(array(select jsonb_array_elements_text(cast(?2 as jsonb)))))";
        };
    }

    /** Those whose factors are none, or of kinds that do not count; names of kinds are ours. */
    private static String lacking(FactorPolicy policy) {
        String kinds = quoted("NONE", type -> !policy.counts(type));
        String spare =
                " and ("
                        + KIND
                        + " = 'NONE' or coalesce(u.spare_factor ->> 'mfa_type', 'NONE') not in ("
                        + quoted("", policy::counts)
                        + "))";
        String passkeys =
                policy.counts(CountedFactor.PASSKEY)
                        ? " and not exists (select 1 from passkeys p where p.user_key = u.id)"
                        : "";
        return " and " + KIND + " in (" + kinds + ")" + spare + passkeys;
    }

    private static String quoted(String other, Predicate<MfaType> types) {
        return Stream.concat(
                        Stream.of(other), Stream.of(MfaType.values()).filter(types).map(Enum::name))
                .collect(Collectors.joining("', '", "'", "'"));
    }

    /**
     * Notes that some of them are told now, each of whom was not yet; answers their keys. Of people
     * whom another node is about to tell, or who are being changed, it waits for none: they come
     * with the next look, if they are not told then.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<Long> claim(String domainId, FactorPolicy policy, int days, int most, Instant now) {
        List<Long> keys = new ArrayList<>();
        for (Object key :
                query(
                                "insert into factor_reminders (user_key, enforced_from, days, told_at)"
                                        + " select c.id, ?3, ?4, ?5 from (select u.id"
                                        + PEOPLE
                                        + who(policy)
                                        + lacking(policy)
                                        + " and u.state = 'ENABLED' and not exists (select 1 from factor_reminders r"
                                        + " where r.user_key = u.id and r.enforced_from = ?3 and r.days <= ?4)"
                                        + " order by u.id limit ?6 for no key update of u skip locked) c"
                                        + " on conflict do nothing returning user_key",
                                domainId,
                                policy)
                        .setParameter(3, Timestamp.from(policy.enforcedFrom()))
                        .setParameter(4, days)
                        .setParameter(5, Timestamp.from(now))
                        .setParameter(6, most)
                        .getResultList()) {
            keys.add(((Number) key).longValue());
        }
        return keys;
    }
}
