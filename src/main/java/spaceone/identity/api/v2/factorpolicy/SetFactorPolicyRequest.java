package spaceone.identity.api.v2.factorpolicy;

import spaceone.identity.mfa.FactorPolicy;

public record SetFactorPolicyRequest(Boolean newDeviceMail, String domainId) {

    FactorPolicy toPolicy() {
        return new FactorPolicy(Boolean.TRUE.equals(newDeviceMail));
    }
}
