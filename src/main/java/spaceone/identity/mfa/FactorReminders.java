package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.FactorDemanded;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * Tells people in time what their domain will ask of them: 14 and 3 days before, each once, on
 * whatever node comes first. What was missed while nobody ran is not made up for.
 */
@Stateless
public class FactorReminders {

    private static final int PORTION = 100;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final List<Integer> STAGES = List.of(3, 14);

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Users users;
    @Inject FactorGap gap;
    @Inject Clock clock;
    @Inject Event<FactorDemanded> demanded;

    /** Some of them, with their mails in one transaction; whether there may be more. */
    public boolean tell() {
        @SuppressWarnings("unchecked")
        List<String> asking =
                em.createNativeQuery(
                                "select domain_id from domains where factor_policy is not null"
                                        + " and state = 'ENABLED' order by domain_id")
                        .getResultList();
        int left = PORTION;
        for (String domainId : asking) {
            FactorPolicy policy = FactorPolicy.of(domains.get(domainId));
            Optional<Integer> stage = stage(policy);
            Instant ends = policy.enforcedFrom();
            if (left > 0 && ends != null && stage.isPresent()) {
                List<Long> keys = gap.claim(domainId, policy, stage.get(), left, clock.instant());
                keys.stream()
                        .flatMap(key -> users.find(domainId, key).stream())
                        .forEach(user -> tell(user, policy, ends));
                left -= keys.size();
            }
        }
        return left == 0;
    }

    private Optional<Integer> stage(FactorPolicy policy) {
        Instant now = clock.instant();
        if (!policy.asks() || policy.isInForce(now)) {
            return Optional.empty();
        }
        Duration until = Duration.between(now, policy.enforcedFrom());
        return STAGES.stream()
                .filter(days -> until.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst();
    }

    private void tell(User user, FactorPolicy policy, Instant ends) {
        demanded.fire(
                FactorDemanded.of(
                        user,
                        ends,
                        Stream.of(CountedFactor.values())
                                .filter(policy::counts)
                                .map(Enum::name)
                                .toList(),
                        clock.instant()));
    }

    /** Removes what was told of dates that are past. */
    public int purge(int most) {
        return em.createNativeQuery(
                        """
                        delete from factor_reminders where ctid = any(array(
                            select ctid from factor_reminders where enforced_from < ?1
                            limit ?2 for update skip locked))
                        """)
                .setParameter(1, Timestamp.from(clock.instant().minus(KEPT)))
                .setParameter(2, most)
                .executeUpdate();
    }
}
