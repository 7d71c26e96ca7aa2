package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record ConfirmEmailRequest(
        @NotNull String userId, @NotNull String verifyCode, @Nullable String domainId) {}
