package spaceone.identity.api.v2.userprofile;

import org.jspecify.annotations.Nullable;

public record BeginPasskeyRequest(@Nullable String currentPassword) {}
