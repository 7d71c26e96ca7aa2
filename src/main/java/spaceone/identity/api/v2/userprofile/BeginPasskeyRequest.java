package spaceone.identity.api.v2.userprofile;

public record BeginPasskeyRequest(String currentPassword) {}
