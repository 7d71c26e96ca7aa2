package spaceone.identity.api.v2.externaldirectory;

public record ListExternalDirectoriesRequest(String domainId) {}
