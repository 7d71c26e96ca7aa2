package spaceone.identity.api.v2.personaldata;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record ErasePersonRequest(
        @NotNull String userId, @Nullable String currentPassword, @Nullable String domainId) {}
