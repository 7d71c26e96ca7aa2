package spaceone.identity.api.v2.factorpolicy;

import org.jspecify.annotations.Nullable;

public record FactorPolicyRequest(@Nullable String domainId) {}
