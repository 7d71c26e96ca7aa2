package spaceone.identity.api.v2.system;

public record SystemInfo(String domainId, String name, String systemToken) {}
