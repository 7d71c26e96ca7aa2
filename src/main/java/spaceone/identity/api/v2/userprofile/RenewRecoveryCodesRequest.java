package spaceone.identity.api.v2.userprofile;

import org.jspecify.annotations.Nullable;

/** The proof, where the sign-in is older than five minutes. */
public record RenewRecoveryCodesRequest(@Nullable String currentPassword) {}
