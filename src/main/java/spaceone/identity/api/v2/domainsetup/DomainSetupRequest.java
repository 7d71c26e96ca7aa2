package spaceone.identity.api.v2.domainsetup;

public record DomainSetupRequest(String domainId) {}
