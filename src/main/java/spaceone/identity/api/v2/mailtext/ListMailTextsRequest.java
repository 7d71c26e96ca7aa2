package spaceone.identity.api.v2.mailtext;

public record ListMailTextsRequest(String domainId) {}
