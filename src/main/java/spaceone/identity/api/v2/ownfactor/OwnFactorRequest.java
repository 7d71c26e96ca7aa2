package spaceone.identity.api.v2.ownfactor;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record OwnFactorRequest(@NotNull String mfaType, @Nullable String currentPassword) {}
