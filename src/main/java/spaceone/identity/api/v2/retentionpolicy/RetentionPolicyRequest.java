package spaceone.identity.api.v2.retentionpolicy;

public record RetentionPolicyRequest(String domainId) {}
