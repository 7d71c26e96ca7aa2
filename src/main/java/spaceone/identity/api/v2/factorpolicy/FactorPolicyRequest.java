package spaceone.identity.api.v2.factorpolicy;

public record FactorPolicyRequest(String domainId) {}
