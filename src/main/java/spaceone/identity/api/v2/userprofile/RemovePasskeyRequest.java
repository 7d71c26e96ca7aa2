package spaceone.identity.api.v2.userprofile;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record RemovePasskeyRequest(@NotNull String passkeyId, @Nullable String currentPassword) {}
