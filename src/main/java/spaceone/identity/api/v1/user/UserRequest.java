package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record UserRequest(@NotNull String userId, @Nullable String domainId) {}
