package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

public record AdministerUserRequest(
        @NotNull String userId, String currentPassword, String domainId) {}
