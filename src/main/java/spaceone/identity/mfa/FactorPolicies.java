package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import spaceone.identity.CommonError;
import spaceone.identity.access.Giver;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Domains;

/** What domains ask of their people beside the password, shown and set by who administers them. */
@Stateless
public class FactorPolicies {

    public static final int MOST_ROLES = 50;
    public static final int MOST_DAYS = 365;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    @Inject Domains domains;
    @Inject Roles roles;
    @Inject PasskeySite site;
    @Inject FactorGap gap;
    @Inject Giver giver;
    @Inject Audit audit;

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public FactorPolicy get(String domainId) {
        return FactorPolicy.of(domains.get(domainId));
    }

    /** Replaces it as a whole. It guards everybody, so it takes a role that leaves nothing out. */
    public FactorPolicy set(String domainId, FactorPolicy wanted) {
        if (!giver.isFull()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        FactorPolicy policy = checked(domainId, wanted);
        domains.askFor(domainId, policy.toJson());
        audit.changed("FactorPolicy.set", domainId, "Domain", domainId, policy.toJson());
        return policy;
    }

    /** Whom such a policy would find without what it asks for. Nothing is changed. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public FactorGap.Gap preview(String domainId, FactorPolicy wanted) {
        return gap.of(domainId, checked(domainId, wanted));
    }

    /** In the form in which it would be kept. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public FactorPolicy checked(String domainId, FactorPolicy wanted) {
        Integer trustDays = wanted.trustDays();
        if (trustDays != null && (trustDays < 0 || trustDays > MOST_DAYS)) {
            throw INVALID_PARAMETER.with("trust_days", "from 0 to " + MOST_DAYS);
        }
        PasskeyRules passkeys = wanted.passkeys().checked();
        if (!wanted.asks()) {
            return new FactorPolicy(
                    AskedOf.NOBODY,
                    List.of(),
                    Set.of(),
                    null,
                    wanted.newDeviceMail(),
                    trustDays,
                    passkeys);
        }
        if (wanted.enforcedFrom() == null) {
            throw REQUIRED_PARAMETER.with("enforced_from");
        }
        if (wanted.enforcedFrom().isBefore(EARLIEST) || wanted.enforcedFrom().isAfter(LATEST)) {
            throw INVALID_PARAMETER.with("enforced_from", "from 2000 to 2100");
        }
        Set<CountedFactor> kinds =
                wanted.kinds().isEmpty()
                        ? EnumSet.allOf(CountedFactor.class)
                        : EnumSet.copyOf(wanted.kinds());
        if (kinds.equals(EnumSet.of(CountedFactor.PASSKEY))) {
            // Where there can be none, nobody could come in any more.
            passkeys.party().orElseGet(site::get);
        }
        return new FactorPolicy(
                wanted.requiredFor(),
                roles(domainId, wanted),
                kinds,
                wanted.enforcedFrom().truncatedTo(ChronoUnit.SECONDS),
                wanted.newDeviceMail(),
                trustDays,
                passkeys);
    }

    private List<String> roles(String domainId, FactorPolicy wanted) {
        if (wanted.requiredFor() != AskedOf.ROLES) {
            return List.of();
        }
        List<String> named = wanted.roleIds().stream().distinct().toList();
        if (named.isEmpty()) {
            throw REQUIRED_PARAMETER.with("role_ids");
        }
        if (named.size() > MOST_ROLES) {
            throw INVALID_PARAMETER.with("role_ids", "more than " + MOST_ROLES);
        }
        named.forEach(roleId -> roles.get(domainId, roleId));
        return named;
    }
}
