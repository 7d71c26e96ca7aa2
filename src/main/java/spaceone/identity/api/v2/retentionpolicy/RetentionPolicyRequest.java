package spaceone.identity.api.v2.retentionpolicy;

import org.jspecify.annotations.Nullable;

public record RetentionPolicyRequest(@Nullable String domainId) {}
