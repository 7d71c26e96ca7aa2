package spaceone.identity.api.v2.userprofile;

public record VerifyEmailRequest(String email, String currentPassword) {}
