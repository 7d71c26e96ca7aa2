package spaceone.identity.api.v1.user;

import jakarta.validation.constraints.NotNull;

public record ConfirmMFARequest(
        @NotNull String userId, @NotNull String verifyCode, String domainId) {}
