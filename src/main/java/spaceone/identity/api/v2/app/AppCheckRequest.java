package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record AppCheckRequest(@NotNull String clientId, @Nullable String domainId) {}
