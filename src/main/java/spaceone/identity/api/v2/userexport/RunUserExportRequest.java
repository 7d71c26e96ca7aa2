package spaceone.identity.api.v2.userexport;

public record RunUserExportRequest(String domainId) {}
