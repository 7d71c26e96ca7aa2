package spaceone.identity.api.v2.domain;

public record DomainPublicKey(String domainId, String publicKey) {}
