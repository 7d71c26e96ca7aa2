package spaceone.identity.api.v2.userprofile;

/** The proof, where the sign-in is older than five minutes. */
public record RenewRecoveryCodesRequest(String currentPassword) {}
