package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import spaceone.identity.CommonError;
import spaceone.identity.access.Giver;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Domains;

/** What domains ask of their people beside the password, shown and set by who administers them. */
@Stateless
public class FactorPolicies {

    @Inject Domains domains;
    @Inject Giver giver;
    @Inject Audit audit;

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public FactorPolicy get(String domainId) {
        return FactorPolicy.of(domains.get(domainId));
    }

    /** Replaces it as a whole. It guards everybody, so it takes a role that leaves nothing out. */
    public FactorPolicy set(String domainId, FactorPolicy policy) {
        if (!giver.isFull()) {
            throw CommonError.PERMISSION_DENIED.with();
        }
        domains.askFor(domainId, policy.toJson());
        audit.changed(
                "FactorPolicy.set",
                domainId,
                "Domain",
                domainId,
                Map.of("policy", policy.toJson().toString()));
        return policy;
    }
}
