package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import spaceone.identity.StringsColumn;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserType;

/**
 * Whether a domain's policy asks more of somebody than they have. Those who sign in elsewhere are
 * left to their directory: there is no factor of theirs here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FactorDemand {

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Clock clock;

    /** The policy, where it is in force and names this user. */
    public Optional<FactorPolicy> inForce(Domain domain, User user) {
        return of(domain, user).filter(policy -> policy.isInForce(clock.instant()));
    }

    public Optional<FactorPolicy> inForce(User user) {
        return inForce(domains.get(user.domainId()), user);
    }

    /** The policy, where it names this user, though its date may be to come. */
    public Optional<FactorPolicy> of(User user) {
        return of(domains.get(user.domainId()), user);
    }

    private Optional<FactorPolicy> of(Domain domain, User user) {
        FactorPolicy policy = FactorPolicy.of(domain);
        boolean named =
                policy.asks()
                        && user.authType() == AuthType.LOCAL
                        && user.userType() == UserType.USER
                        && switch (policy.requiredFor()) {
                            case NOBODY -> false;
                            case EVERYBODY -> true;
                            case ADMINISTRATORS -> user.isAdministrator();
                            case ROLES -> holdsOne(user, policy.roleIds());
                        };
        return named ? Optional.of(policy) : Optional.empty();
    }

    private boolean holdsOne(User user, List<String> roleIds) {
        return !em.createNativeQuery(
                        """
                        select 1 from role_bindings b where b.domain_id = ?1 and b.user_id = ?2
                          and b.role_id in (select jsonb_array_elements_text(cast(?3 as jsonb)))
                        """)
                .setParameter(1, user.domainId())
                .setParameter(2, user.userId())
                .setParameter(3, StringsColumn.json(roleIds))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether the user has a factor that counts. */
    public boolean isMet(FactorPolicy policy, User user) {
        return policy.countsOneOf(user) || isForPasskey(policy, user);
    }

    /** Whether of all that counts the user has passkeys alone, so that one must be shown. */
    public boolean isForPasskey(FactorPolicy policy, User user) {
        return !policy.countsOneOf(user)
                && policy.counts(CountedFactor.PASSKEY)
                && !em.createNativeQuery("select 1 from passkeys where user_key = ?1")
                        .setParameter(1, user.key())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    /**
     * Whether the factor, or the kind that is demanded of this user alone, does not count now, nor
     * does what they have beside it.
     */
    public boolean isOutdated(User user) {
        return inForce(user)
                .filter(policy -> !policy.counts(user.mfa().type()) && !policy.countsOneOf(user))
                .isPresent();
    }

    /** Whether the user must set a factor up before they get anything else. */
    public boolean isPending(Domain domain, User user) {
        boolean demanded = user.must(RequiredAction.ENFORCE_MFA);
        return inForce(domain, user)
                .map(policy -> !isMet(policy, user) || demanded && user.mfa().isOn())
                .orElse(demanded);
    }
}
