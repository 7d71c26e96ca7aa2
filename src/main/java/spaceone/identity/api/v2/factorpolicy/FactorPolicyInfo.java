package spaceone.identity.api.v2.factorpolicy;

import spaceone.identity.mfa.FactorPolicy;

public record FactorPolicyInfo(boolean newDeviceMail, String domainId) {

    static FactorPolicyInfo of(FactorPolicy policy, String domainId) {
        return new FactorPolicyInfo(policy.newDeviceMail(), domainId);
    }
}
