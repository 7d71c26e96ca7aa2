package spaceone.identity.tenancy;

/** A domain was put out of service, or is no more, and with it everybody in it. */
public record DomainLeft(String domainId, boolean deleted) {}
