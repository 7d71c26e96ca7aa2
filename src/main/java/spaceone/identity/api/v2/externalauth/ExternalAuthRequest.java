package spaceone.identity.api.v2.externalauth;

public record ExternalAuthRequest(String domainId) {}
