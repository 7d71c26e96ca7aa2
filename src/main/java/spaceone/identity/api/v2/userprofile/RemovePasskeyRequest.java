package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.NotNull;

public record RemovePasskeyRequest(@NotNull String passkeyId, String currentPassword) {}
