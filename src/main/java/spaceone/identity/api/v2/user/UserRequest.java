package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record UserRequest(
        @NotNull String userId, @Nullable String currentPassword, @Nullable String domainId) {}
