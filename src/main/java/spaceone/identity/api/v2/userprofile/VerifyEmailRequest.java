package spaceone.identity.api.v2.userprofile;

import org.jspecify.annotations.Nullable;

public record VerifyEmailRequest(@Nullable String email, @Nullable String currentPassword) {}
