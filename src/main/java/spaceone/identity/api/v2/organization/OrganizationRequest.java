package spaceone.identity.api.v2.organization;

public record OrganizationRequest(String domainId) {}
